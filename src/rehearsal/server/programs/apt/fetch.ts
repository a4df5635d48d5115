import { useSpace } from '../../machine/space.ts';
import type { Offer } from '../../packages/available.ts';
import { debContent } from '../../packages/deb-file.ts';
import type { Change } from '../../packages/plan.ts';
import { reach, reasonOf } from '../../packages/reach.ts';
import { debName, type Release } from '../../packages/release.ts';
import type { AptRun } from './context.ts';
import { sizeText } from './summary.ts';
import { percent, statusFd } from './update.ts';

/** Bytes a second the simulated line carries, and lines of progress for each file. */
const BYTES_PER_MS = 4000;
const STEPS = 4;

export interface Fetch {
  readonly release: Release;
  readonly offer: Offer | undefined;
}

export function fetchOf({ release }: Change, offers: ReadonlyMap<string, readonly Offer[]>): Fetch {
  return { release, offer: offers.get(release.name)?.find((offer) => offer.release === release) };
}

/** Downloads archives into a folder; false after saying which could not be had. */
export async function fetchAll(
  run: AptRun,
  fetches: readonly Fetch[],
  folder: string,
): Promise<boolean> {
  const { call } = run;
  const authConf = '/etc/apt/auth.conf';
  const readable = (await call.fs.exists(authConf))
    ? await call.fs.readFile(authConf).catch(() => '')
    : '';
  const total = fetches.reduce((sum, { release }) => sum + release.size, 0);
  const errors: string[] = [];
  let done = 0;
  let number = 0;
  for (const { release, offer } of fetches) {
    number += 1;
    const source = offer?.sources[0];
    if (source === undefined) {
      errors.push(
        call.say(
          `Can't find a source to download version '${release.version}' of '${release.name}:${release.architecture}'`,
          `Es kann keine Quelle zum Herunterladen von Version »${release.version}« von »${release.name}:${release.architecture}« gefunden werden.`,
        ),
      );
      continue;
    }
    const answer = reach(call.machine, source, readable);
    const what = `${source.url} ${source.suite}/${source.component} amd64 ${release.name} ${release.architecture} ${release.version}`;
    const offered = answer.ok && answer.repository.releases.includes(release);
    if (!offered) {
      const reason = answer.ok
        ? reasonOf('missing', '', answer.repository.address)
        : reasonOf(answer.trouble, answer.host, answer.address);
      call.out(`${call.say('Err', 'Fehl')}:${number} ${what}\n  ${reason}\n`);
      const url = `${source.url}/pool/main/${release.name}/${debName(release)}`;
      errors.push(
        call.say(
          `Failed to fetch ${url}  ${reason}`,
          `Fehlschlag beim Holen von ${url}: ${reason}`,
        ),
      );
      continue;
    }
    call.out(
      `${call.say('Get', 'Holen')}:${number} ${what} [${sizeText(release.size, call.say('en', 'de') === 'de')}]\n`,
    );
    for (let step = 0; step < STEPS; step += 1) {
      const share = percent(done + (release.size * step) / STEPS, total);
      call.fd(
        statusFd(run),
        `dlstatus:${number}:${share}:Retrieving file ${number} of ${fetches.length}\n`,
      );
      await call.sleep(release.size / STEPS / BYTES_PER_MS);
    }
    done += release.size;
    await call.fs.writeFile(`${folder}/${debName(release)}`, debContent(release));
    useSpace(call.machine, folder, release.size / 1024);
  }
  for (const text of errors) call.err(`E: ${text}\n`);
  return errors.length === 0;
}
