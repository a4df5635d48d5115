import { describe, expect, it } from 'vitest';
import { createLog, type LogOptions } from '../src/log.ts';
import { Secret } from '../src/redact.ts';

function logging(options: LogOptions = {}) {
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line), {
    now: () => new Date('2026-11-23T10:00:00Z'),
    ...options,
  });
  return { log, lines };
}

describe('the log', () => {
  it('writes time, level, message and fields on one line', () => {
    const { log, lines } = logging();
    log.info('opening the state', { server: 'pbx', runs: 2, note: 'two words', none: undefined });
    log.error('driving', { ok: false, list: ['a', 'b'] });
    expect(lines).toEqual([
      '2026-11-23T10:00:00.000Z info  opening the state server=pbx runs=2 note="two words"',
      '2026-11-23T10:00:00.000Z error driving ok=false list="[\\"a\\",\\"b\\"]"',
    ]);
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = logging({ level: 'warn' });
    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d');
    expect(lines.map((line) => line.at(-1))).toEqual(['c', 'd']);
  });

  it('lets nothing from outside begin a line of its own', () => {
    const { log, lines } = logging();
    log.warn('said\n2026-11-23T10:00:00.000Z info  lies', { name: 'a\r\nb\u2028c\u001b[31m' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/[\p{Cc}\u2028]/u);
  });

  it('masks secrets in messages, fields, objects and causes', () => {
    const { log, lines } = logging({ level: 'debug' });
    const secret = new Secret('L0g"Canary\\42');
    log.debug(`with ${secret.reveal()}`, { value: secret.reveal(), secret });
    log.info('object', { inner: { deep: [secret.reveal()] }, password: 'unknown-one' });
    const error = new Error('outer', { cause: new Error(`inner ${secret.reveal()}`) });
    log.error('error', { error });
    expect(lines.join('\n')).not.toMatch(/Canary|unknown-one/);
    expect(lines[2]).toContain('error="outer: inner ••••••"');
  });

  it('says how much of a long value is missing', () => {
    const { log, lines } = logging();
    log.info('long', { value: 'x'.repeat(4100) });
    expect(lines[0]).toContain('… (+100)');
  });

  it('survives values that have no JSON', () => {
    const { log, lines } = logging();
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    log.info('odd', { circle, big: 12n, deep: { big: 1n }, nothing: null });
    expect(lines[0]).toContain('big=12 deep="{\\"big\\":\\"1\\"}" nothing=null');
  });
});
