import { findRelease } from '../../packages/find-release.ts';
import { type Installed, isPresent, statusAbbreviation } from '../../packages/installed.ts';
import { conffileLines, statusLine } from '../../packages/status-file.ts';
import { parseOptions } from '../../shell/options.ts';
import type { Call, Program } from '../../shell/program.ts';

const FLAGS =
  '-W --show -l --list -s --status -L --listfiles -S --search --no-pager -c --control-path';

// biome-ignore lint/suspicious/noTemplateCurlyInString: fields of dpkg-query
const STANDARD_FORMAT = '${Package}\\t${Version}\\n';

/** dpkg-query: `-W` with a format, `-l`, `-s`, `-L`, `-S`. */
export const dpkgQuery: Program = async (call) => {
  const options = parseOptions(call.args, {
    ...Object.fromEntries(FLAGS.split(' ').map((name) => [name, 'flag' as const])),
    '-f': 'value',
    '--showformat': 'value',
  });
  for (const option of options.unknown) call.unsupported(`option ${option}`);
  const { rest } = options;
  if (options.has('-W', '--show')) {
    // dpkg takes a short option's value after `=`, too.
    const given = options.value('-f', '--showformat')?.replace(/^=/, '');
    const format = given ?? STANDARD_FORMAT;
    return each(call, rest, (name, entry) => call.out(fill(call, format, name, entry)));
  }
  if (options.has('-l', '--list')) return table(call, rest);
  if (options.has('-s', '--status')) return status(call, rest);
  if (options.has('-L', '--listfiles')) return files(call, rest);
  if (options.has('-S', '--search')) return owners(call, rest);
  call.unsupported('no action');
  return 2;
};

function each(
  call: Call,
  patterns: readonly string[],
  visit: (name: string, entry: Installed) => void,
): number {
  const all = Object.entries(call.machine.world.packages).sort(([a], [b]) => (a < b ? -1 : 1));
  let missing = 0;
  const seen = new Set<string>();
  for (const pattern of patterns.length === 0 ? ['*'] : patterns) {
    const expression = glob(pattern);
    const found = all.filter(([name]) => expression.test(name));
    if (found.length === 0) {
      missing += 1;
      call.err(
        call.say(
          `dpkg-query: no packages found matching ${pattern}\n`,
          `dpkg-query: Kein Paket gefunden, das auf ${pattern} passt\n`,
        ),
      );
    }
    for (const [name, entry] of found) {
      if (seen.has(name)) continue;
      seen.add(name);
      visit(name, entry);
    }
  }
  return missing > 0 ? 1 : 0;
}

function glob(pattern: string): RegExp {
  const bare = pattern.replace(/:(amd64|all|any|native)$/, '');
  const escaped = bare
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${escaped}$`);
}

function fill(call: Call, format: string, name: string, entry: Installed): string {
  const item = findRelease(call.machine, name, entry.version);
  const fields: Record<string, string> = {
    Package: name,
    'binary:Package': name,
    Version: isPresent(entry) ? entry.version : '',
    Status: statusLine(entry),
    'db:Status-Abbrev': statusAbbreviation(entry),
    'db:Status-Status': entry.status,
    'db:Status-Want': entry.want,
    'db:Status-Eflag': 'ok',
    Architecture: item?.architecture ?? 'amd64',
    Section: item?.section ?? '',
    Essential: item?.essential ? 'yes' : '',
    'Installed-Size': String(item?.installedKb ?? ''),
    Depends: item?.depends ?? '',
    Description: item?.description ?? '',
    'binary:Summary': item?.description ?? '',
    Conffiles: conffileLines(entry),
    Maintainer: 'Simulated Archive <archive@example.invalid>',
    'source:Package': name,
    Source: '',
    Origin: '',
  };
  return format
    .replace(/\$\{([^};]+)(?:;(-?\d+))?\}/g, (_whole, field: string, width?: string) => {
      const known = Object.entries(fields).find(
        ([key]) => key.toLowerCase() === field.toLowerCase(),
      );
      if (known === undefined) call.unsupported(`field ${field}`);
      const value = known?.[1] ?? '';
      const columns = Number(width ?? 0);
      return columns < 0 ? value.padEnd(-columns) : value.padStart(columns);
    })
    .replace(/\\([nt\\])/g, (_whole, sign: string) => ({ n: '\n', t: '\t' })[sign] ?? sign);
}

function table(call: Call, patterns: readonly string[]): number {
  call.out(
    'Desired=Unknown/Install/Remove/Purge/Hold\n| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend\n|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)\n||/ Name           Version      Architecture Description\n+++-==============-============-============-=================================\n',
  );
  return each(call, patterns, (name, entry) => {
    const item = findRelease(call.machine, name, entry.version);
    const version = isPresent(entry) ? entry.version : '<none>';
    call.out(
      `${statusAbbreviation(entry).trimEnd().padEnd(3)} ${name.padEnd(14)} ${version.padEnd(12)} ${(item?.architecture ?? 'amd64').padEnd(12)} ${item?.description ?? ''}\n`,
    );
  });
}

async function status(call: Call, names: readonly string[]): Promise<number> {
  const text = await call.fs.readFile('/var/lib/dpkg/status');
  let missing = 0;
  for (const name of names) {
    const stanza = text
      .split('\n\n')
      .find((block) => block.trim().startsWith(`Package: ${name}\n`));
    if (stanza === undefined) {
      missing += 1;
      call.err(
        call.say(
          `dpkg-query: package '${name}' is not installed and no information is available\n`,
          `dpkg-query: Paket »${name}« ist nicht installiert und es ist keine Information verfügbar\n`,
        ),
      );
    } else call.out(`${stanza.trim()}\n\n`);
  }
  return missing > 0 ? 1 : 0;
}

async function files(call: Call, names: readonly string[]): Promise<number> {
  for (const name of names) {
    const list = `/var/lib/dpkg/info/${name}.list`;
    if (!(await call.fs.exists(list))) {
      call.err(
        call.say(
          `dpkg-query: package '${name}' is not installed\n`,
          `dpkg-query: Paket »${name}« ist nicht installiert\n`,
        ),
      );
      return 1;
    }
    call.out(await call.fs.readFile(list));
  }
  return 0;
}

async function owners(call: Call, paths: readonly string[]): Promise<number> {
  let missing = 0;
  for (const path of paths) {
    const found: string[] = [];
    for (const [name, entry] of Object.entries(call.machine.world.packages)) {
      const item = isPresent(entry) ? findRelease(call.machine, name, entry.version) : undefined;
      const all = [...Object.keys(item?.files ?? {}), ...Object.keys(item?.conffiles ?? {})];
      if (all.some((file) => (path.startsWith('/') ? file === path : file.includes(path)))) {
        found.push(name);
      }
    }
    if (found.length > 0) call.out(`${found.join(', ')}: ${path}\n`);
    else {
      missing += 1;
      call.err(
        call.say(
          `dpkg-query: no path found matching pattern ${path}\n`,
          `dpkg-query: Kein Pfad gefunden, der auf Muster ${path} passt\n`,
        ),
      );
    }
  }
  return missing > 0 ? 1 : 0;
}
