import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve('src');

/** What each room may import: other rooms of `src/` and packages. Anything else is a breach. */
const ALLOWED: Record<string, { rooms: string[]; packages: string[] }> = {
  errors: { rooms: ['errors', 'flows/run/text.ts'], packages: [] },
  redact: { rooms: ['redact'], packages: ['node:'] },
  // The patterns are pure, and what a secret looks like must be known in one place.
  flows: {
    rooms: ['flows', 'errors.ts', 'redact/patterns.ts', 'redact/look-alikes.ts'],
    packages: ['zod', '@noble/hashes', 'fflate'],
  },
  config: {
    rooms: ['config', 'flows', 'errors.ts', 'redact.ts', 'log.ts', 'project-folder.ts'],
    packages: ['zod', 'yaml', 'fastest-levenshtein', 'node:'],
  },
  store: {
    rooms: ['store', 'flows', 'errors.ts', 'redact.ts', 'log.ts'],
    packages: ['zod', 'lowdb', 'node:'],
  },
  executors: {
    rooms: ['executors', 'flows', 'config', 'errors.ts', 'redact.ts', 'clock.ts', 'log.ts'],
    packages: ['ssh2', 'undici', 'node:'],
  },
  runner: {
    rooms: [
      'runner',
      'flows',
      'config',
      'executors/types.ts',
      'store/types.ts',
      'errors.ts',
      'redact.ts',
      'clock.ts',
      'log.ts',
    ],
    packages: ['node:'],
  },
  requests: {
    rooms: [
      'requests',
      'runner/types.ts',
      'config',
      'flows',
      'errors.ts',
      'redact.ts',
      'log.ts',
      'clock.ts',
    ],
    packages: ['zod', 'node:'],
  },
  bot: {
    rooms: [
      'bot',
      'runner/types.ts',
      'store/types.ts',
      'flows',
      'config',
      'errors.ts',
      'redact.ts',
      'clock.ts',
      'log.ts',
    ],
    packages: ['@slack/', 'zod', 'undici', 'node:'],
  },
  rehearsal: {
    rooms: ['rehearsal', 'clock.ts', 'errors.ts', 'log.ts', 'project-folder.ts', 'redact.ts'],
    packages: ['ssh2', 'ws', 'just-bash', 'zod', 'esbuild', 'node:'],
  },
  // What runs in the browser: it draws what it is given and knows nothing but the shapes of it.
  'rehearsal/page/client': {
    rooms: ['rehearsal/page', 'rehearsal/slack', 'rehearsal/control'],
    packages: ['react', 'react-dom', 'slack-blocks-to-jsx'],
  },
};

/** Only these may reach into every room. */
const ROOTS = ['compose.ts', 'cli.ts', 'main.ts', 'cli'];

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => file.split(sep).join('/'));

function imports(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/(?:from|import\(?)\s*'([^']+)'/g)].map((match) => match[1] as string);
}

function breaches(file: string): string[] {
  const room = file.split('/')[0] as string;
  const client = file.startsWith('rehearsal/page/client/');
  const allowed = ALLOWED[client ? 'rehearsal/page/client' : room];
  if (ROOTS.includes(room)) return [];
  if (!allowed)
    return imports(file).filter(
      (name) => name.startsWith('.') && !/^\.\/(errors|flows|redact|clock|log)/.test(name),
    );
  return imports(file).filter((name) => {
    if (!name.startsWith('.'))
      return !allowed.packages.some(
        (known) =>
          name === known ||
          name.startsWith(known.endsWith(':') || known.endsWith('/') ? known : `${known}/`),
      );
    const target = relative(SRC, resolve(SRC, dirname(file), name))
      .split(sep)
      .join('/');
    return !allowed.rooms.some((known) => target === known || target.startsWith(`${known}/`));
  });
}

describe('the house', () => {
  it('has files to look at', () => {
    expect(FILES.length).toBeGreaterThan(50);
  });

  it.each(FILES)('%s imports only what its room may', (file) => {
    expect(breaches(file)).toEqual([]);
  });

  it.each(FILES)('%s has at most 250 lines', (file) => {
    expect(readFileSync(join(SRC, file), 'utf8').split('\n').length).toBeLessThanOrEqual(251);
  });

  it('keeps flows free of clocks, chance and waiting', () => {
    const impure = FILES.filter((file) => file.startsWith('flows/')).filter((file) => {
      const code = readFileSync(join(SRC, file), 'utf8').replaceAll(
        /\/\*[\s\S]*?\*\/|\/\/.*|`(?:[^`\\]|\\.)*`|'(?:[^'\\\n]|\\.)*'/g,
        '',
      );
      return /Date\.now\(|Math\.random\(|new Date\(\)|\bawait\b|\basync\b|setTimeout|process\./.test(
        code,
      );
    });
    expect(impure).toEqual([]);
  });

  it('lets the unattended player know nothing but what the Web API delivered', () => {
    const player = FILES.filter((file) => file.startsWith('rehearsal/player/'));
    expect(player.length).toBeGreaterThan(0);
    const known = player
      .flatMap(imports)
      .filter((name) => /runner|flows|store|executors|bot\//.test(name));
    expect(known).toEqual([]);
  });

  it('has short files: the median is under 70 lines', () => {
    const lengths = FILES.map(
      (file) => readFileSync(join(SRC, file), 'utf8').split('\n').length,
    ).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(70);
  });
});
