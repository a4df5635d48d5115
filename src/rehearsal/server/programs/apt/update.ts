import type { Trouble } from '../../machine/outside.ts';
import { isTransient, reach, reasonOf } from '../../packages/reach.ts';
import type { Repository } from '../../packages/repository.ts';
import { listName, type Source } from '../../packages/sources.ts';
import { packagesFile, releaseFile } from '../../packages/stanzas.ts';
import { type AptRun, sourcesOf } from './context.ts';
import { lock } from './locks.ts';
import { prepareFolder } from './prepare-folder.ts';

/** Simulated milliseconds one repository takes to answer, and a dead one to be given up. */
const ANSWER_MS = 600;
const TIMEOUT_MS = 30_000;

interface Complaints {
  readonly warnings: string[];
  readonly errors: string[];
  /** Some list is old now and apt thinks that is passing. */
  passing: boolean;
}

/** `apt-get update`: exit code 0 even when the network is away, unless the error mode is `any`. */
export async function update(run: AptRun): Promise<number> {
  const { call, config } = run;
  const sources = await sourcesOf(run);
  if (typeof sources === 'number') return sources;
  const lists = config.file('Dir::State::lists');
  if (!(await prepareFolder(run, lists, config.file('Dir::State')))) return 100;
  if (!(await lock(run, `${lists}/lock`, 'folder'))) return 100;
  const complaints: Complaints = { warnings: [], errors: [], passing: false };
  const authConf = '/etc/apt/auth.conf';
  const logins = (await call.fs.exists(authConf)) ? await call.fs.readFile(authConf) : '';
  const keep = new Set<string>();
  const started = call.machine.now();
  let bytes = 0;
  let number = 0;
  for (const source of sources) {
    number += 1;
    const names = [
      listName(source, 'InRelease'),
      listName(source, `${source.component}/binary-amd64/Packages`),
    ] as const;
    for (const name of names) keep.add(name);
    const answer = reach(call.machine, source, logins);
    call.fd(
      statusFd(run),
      `dlstatus:${number}:${percent(number - 1, sources.length)}:Retrieving file ${number} of ${sources.length}\n`,
    );
    const slow = !answer.ok && answer.trouble === 'timeout';
    await call.sleep(slow ? TIMEOUT_MS : ANSWER_MS);
    if (answer.ok) bytes += await store(run, lists, names, answer.repository, source, number);
    else {
      const known = await call.fs.exists(`${lists}/${names[1]}`);
      complain(
        run,
        source,
        number,
        answer.trouble,
        reasonOf(answer.trouble, answer.host, answer.address),
        known,
        complaints,
      );
    }
  }
  for (const name of await call.fs.readdir(lists)) {
    if (name !== 'lock' && name !== 'partial' && !keep.has(name)) {
      await call.fs.rm(`${lists}/${name}`, { recursive: true });
    }
  }
  const seconds = Math.max(1, Math.round((call.machine.now() - started) / 1000));
  if (bytes > 0) {
    call.out(
      call.say(
        `Fetched ${kilobytes(bytes)} kB in ${seconds}s (${kilobytes(bytes / seconds)} kB/s)\n`,
        `Es wurden ${kilobytes(bytes)} kB in ${seconds} s geholt (${kilobytes(bytes / seconds)} kB/s).\n`,
      ),
    );
  }
  call.out(call.say('Reading package lists...\n', 'Paketlisten werden gelesen...\n'));
  return report(run, complaints);
}

async function store(
  run: AptRun,
  lists: string,
  [inRelease, index]: readonly [string, string],
  repository: Repository,
  source: Source,
  number: number,
): Promise<number> {
  const { call } = run;
  const text = releaseFile(repository);
  const packages = packagesFile(repository);
  const path = `${lists}/${index}`;
  const same = (await call.fs.exists(path)) && (await call.fs.readFile(path)) === packages;
  const what = `${source.url} ${source.suite}`;
  if (same) {
    call.out(`${call.say('Hit', 'OK')}:${number} ${what} InRelease\n`);
    return 0;
  }
  await call.fs.writeFile(`${lists}/${inRelease}`, text);
  await call.fs.writeFile(path, packages);
  call.out(`${call.say('Get', 'Holen')}:${number} ${what} InRelease [${text.length} B]\n`);
  call.out(
    `${call.say('Get', 'Holen')}:${number} ${what}/${source.component} amd64 Packages [${packages.length} B]\n`,
  );
  return text.length + packages.length;
}

function complain(
  run: AptRun,
  source: Source,
  number: number,
  trouble: Trouble,
  reason: string,
  known: boolean,
  complaints: Complaints,
): void {
  const { call } = run;
  const what = `${source.url} ${source.suite}`;
  const file = `${source.url}/dists/${source.suite}/InRelease`;
  const certificate = trouble === 'certificate-expired' || trouble === 'missing';
  if (certificate) call.out(`${call.say('Ign', 'Ign')}:${number} ${what} InRelease\n  ${reason}\n`);
  call.out(
    `${call.say('Err', 'Fehl')}:${number} ${what} ${certificate ? 'Release' : 'InRelease'}\n  ${reason}\n`,
  );
  const failed = call.say(
    `Failed to fetch ${file}  ${reason}`,
    `Fehlschlag beim Holen von ${file}: ${reason}`,
  );
  if (isTransient(trouble)) {
    complaints.passing = true;
    complaints.warnings.push(failed);
    return;
  }
  if (known && (trouble === 'key-expired' || trouble === 'key-unknown')) {
    complaints.passing = true;
    complaints.warnings.push(
      `An error occurred during the signature verification. The repository is not updated and the previous index files will be used. GPG error: ${what} InRelease: ${reason}`,
      failed,
    );
    return;
  }
  if (certificate) {
    complaints.errors.push(
      call.say(
        `The repository '${what} Release' ${known ? 'no longer has' : 'does not have'} a Release file.`,
        `Das Depot »${what} Release« enthält ${known ? 'nicht mehr' : 'keine'} Release-Datei.`,
      ),
    );
    return;
  }
  if (trouble === 'unauthorized') complaints.errors.push(failed);
  else complaints.warnings.push(`GPG error: ${what} InRelease: ${reason}`);
  complaints.errors.push(
    call.say(
      `The repository '${what} InRelease' is ${known ? 'no longer' : 'not'} signed.`,
      `Das Depot »${what} InRelease« ist ${known ? 'nicht mehr' : 'nicht'} signiert.`,
    ),
  );
}

function report({ call, config }: AptRun, { warnings, errors, passing }: Complaints): number {
  const strict = config.get('APT::Update::Error-Mode')?.toLowerCase() === 'any';
  const ignored = call.say(
    'Some index files failed to download. They have been ignored, or old ones used instead.',
    'Einige Indexdateien konnten nicht heruntergeladen werden. Sie wurden ignoriert oder alte an ihrer Stelle benutzt.',
  );
  const mild = passing ? [...warnings, ignored] : warnings;
  const bad = strict && passing;
  for (const text of mild) call.err(`${bad ? 'E' : 'W'}: ${text}\n`);
  for (const text of errors) call.err(`E: ${text}\n`);
  return bad || errors.length > 0 ? 100 : 0;
}

export function statusFd({ config }: AptRun): number {
  return Number(config.get('APT::Status-Fd') ?? '-1');
}

export function percent(part: number, whole: number): string {
  return ((100 * part) / Math.max(1, whole)).toFixed(4);
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(bytes < 100_000 ? 1 : 0);
}
