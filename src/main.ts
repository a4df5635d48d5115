import { createClock } from './clock.ts';
import { type Application, compose } from './compose.ts';
import { loadConfig } from './config/load-config.ts';
import { describeProblems } from './config/problem.ts';
import { asCodedError, CodedError } from './errors.ts';
import { createLog } from './log.ts';

/** Set by `ucware-upgrade rehearse` for the bot it starts: `<speed>@<milliseconds since 1970 at which time agreed>`. */
const REHEARSAL = 'UCWARE_REHEARSAL';

/** A second signal ends the process at once; jobs on servers go on either way. */
const EXIT_INTERRUPTED = 130;

/** Starts the bot and keeps it running until a signal. Rejects with a coded error when it cannot start. */
export async function main(env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const config = await loadConfig({ env });
  const log = createLog(undefined, { level: config.logLevel });
  for (const warning of config.warnings) log.warn(describeProblems([warning], 'en').trim());
  const practice = practiceTime(env[REHEARSAL], config.slack.apiUrl);
  const clock = practice ? createClock(practice.speed, practice.startedAt) : createClock();
  const application = await compose({ config, clock, log, rehearsal: practice !== undefined });
  stopOnSignals(application, (error) =>
    log.error('stopping', { error: asCodedError(error).message }),
  );
  try {
    await application.start();
  } catch (error) {
    // Whoever watches over the bot has to see that it ended, and the state folder has to be free for the next one.
    await application.stop().catch(() => undefined);
    throw error;
  }
  log.info('ready', {
    servers: config.inventory.servers.length,
    rehearsal: practice !== undefined,
  });
}

/** A rehearsal plays people and lets time run fast, so it must never reach a real workspace. */
function practiceTime(
  value: string | undefined,
  apiUrl: string | undefined,
): { readonly speed: number; readonly startedAt: number } | undefined {
  if (!value) return undefined;
  const [speed = Number.NaN, startedAt = Number.NaN] = value.split('@').map(Number);
  const local =
    apiUrl !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(apiUrl).hostname);
  if (speed > 0 && startedAt > 0 && local) return { speed, startedAt };
  throw new CodedError(
    'config-invalid',
    `${REHEARSAL} is only for the practice workspace on this computer; please unset it.`,
  );
}

function stopOnSignals(application: Application, onError: (error: unknown) => void): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(EXIT_INTERRUPTED);
      stopping = true;
      application
        .stop()
        .catch(onError)
        .finally(() => process.exit(0));
    });
  }
}
