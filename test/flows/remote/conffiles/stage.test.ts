import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeRecipe } from '../../../../src/flows/merges/conffiles/recipe.ts';
import { finish } from '../../../../src/flows/merges/steps.ts';
import { LARGEST_BYTES } from '../../../../src/flows/remote/conffiles/folders.ts';
import { readReadable } from '../../../../src/flows/remote/conffiles/readable.ts';
import { type StageCall, stageText } from '../../../../src/flows/remote/conffiles/stage.ts';
import { keepShipped, readTexts } from '../../../../src/flows/remote/conffiles/texts.ts';
import type { Probe } from '../../../../src/flows/run/action.ts';
import { runJob, type Site } from '../jobs/run-job.ts';

const PHP = '/etc/ucware/ucware.php';
const OWN = "<?php\n$password = 'canary-7391';\n$own = 1;\n";
const VENDOR = "<?php\n$password = 'changeme';\n$new = 1;\n";
const MERGED = "<?php\n$password = 'canary-7391';\n$new = 1;\n$own = 1;\n";
const STORE = '/var/lib/ucware-upgrade/shipped';
const TEXTS = '/var/lib/ucware-upgrade/undo/run-1/conffiles-5/texts';

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

async function look<T>(probe: Probe<T>, site: Site) {
  const ran = await runJob(probe.script, probe.args, site);
  return { ...ran, value: probe.parse({ exitCode: ran.exitCode, stdout: ran.log, stderr: '' }) };
}

function call(parts: Partial<StageCall> = {}): StageCall {
  return {
    run: 'run-1',
    pass: '5',
    path: PHP,
    own: md5(OWN),
    vendor: md5(VENDOR),
    text: md5(MERGED),
    recipe: finish(makeRecipe(Buffer.from(MERGED), Buffer.from(OWN), Buffer.from(VENDOR))),
    part: 1,
    parts: 1,
    ...parts,
  };
}

function site(parts: Site = {}): Site {
  return {
    ...parts,
    files: { [PHP]: OWN, [`${STORE}/${md5(VENDOR)}`]: VENDOR, ...parts.files },
  };
}

describe('a chosen text', () => {
  test('is put together on the server, from pieces of what is there', async () => {
    const { value, files, calls, log } = await look(stageText(call()), site());
    expect(value).toEqual({ refused: null, check: null });
    expect(files[`${TEXTS}/${md5(MERGED)}`]).toBe(MERGED);
    expect(files[PHP]).toBe(OWN);
    expect(log + calls.join()).not.toContain('canary');
  });

  test('may be all of the vendor’s, and hold single bytes nobody had', async () => {
    const whole = await look(stageText(call({ text: md5(VENDOR), recipe: 'v' })), site());
    expect(whole.files[`${TEXTS}/${md5(VENDOR)}`]).toBe(VENDOR);
    const odd = await look(
      stageText(
        call({
          text: md5('<?php\n%ü\n'),
          recipe: `o0+6,x${Buffer.from('%ü\n').toString('base64')}`,
        }),
      ),
      site(),
    );
    expect(odd.files[`${TEXTS}/${md5('<?php\n%ü\n')}`]).toBe('<?php\n%ü\n');
  });

  test('comes in parts when its recipe is long; a part may be sent twice, and one that is missing is noticed', async () => {
    const [first, second] = ['o0+6,v6+23', 'v29+10,o30+10'] as const;
    const begun = await look(stageText(call({ recipe: first, parts: 2 })), site());
    expect(begun.value).toEqual({ refused: null, check: null });
    const again = await look(stageText(call({ recipe: first, parts: 2 })), site(begun));
    const whole = Buffer.concat([
      Buffer.from(OWN).subarray(0, 6),
      Buffer.from(VENDOR).subarray(6, 39),
      Buffer.from(OWN).subarray(30, 40),
    ]).toString();
    const last = call({ text: md5(whole), recipe: second, part: 2, parts: 2 });
    const ended = await look(stageText(last), site(again));
    expect(ended.value).toEqual({ refused: null, check: null });
    expect(ended.files[`${TEXTS}/${md5(whole)}`]).toBe(whole);
    expect(Object.keys(ended.files).filter((path) => path.includes('/part-'))).toEqual([]);
    expect((await look(stageText(last), site())).value.refused).toBe('other');
  });

  test('is refused when the file has changed since, or the result is another', async () => {
    const changed = await look(stageText(call()), site({ files: { [PHP]: `${OWN}#\n` } }));
    expect(changed.value.refused).toBe('changed');
    const other = await look(stageText(call({ recipe: 'o0+36' })), site());
    expect(other.value.refused).toBe('other');
    expect(Object.keys(other.files).filter((path) => path.startsWith(TEXTS))).toEqual([]);
  });

  test('for a deleted file needs that there is none', async () => {
    const wish = call({ path: '/etc/gone', own: null, text: md5(VENDOR), recipe: 'v' });
    expect((await look(stageText(wish), site())).value.refused).toBeNull();
    const back = await look(stageText(wish), site({ files: { '/etc/gone': 'x' } }));
    expect(back.value.refused).toBe('changed');
  });

  test('is checked by the program that knows it, with the real name in its words', async () => {
    const php = `echo "php $*" >>/calls
for file; do :; done
echo "PHP Parse error: unexpected in $file on line 3" >&2
exit 255`;
    const { value } = await look(stageText(call()), site({ commands: { php } }));
    expect(value.check).toEqual({
      tool: 'php -l',
      ok: false,
      said: base64(`PHP Parse error: unexpected in ${PHP} on line 3\n`),
    });
  });

  test('has the words of its check whole and in their own bytes: what is masked in them is known only by those', async () => {
    const words = `Grünwald ${'x'.repeat(2_000)}\n`;
    const php = `printf '%s\\n' '${words.trim()}'\nexit 255`;
    const { value } = await look(stageText(call()), site({ commands: { php } }));
    expect(value.check?.said).toBe(base64(words));
  });

  test.each([
    ['[a]\nb = c\nd => e ; comment\n#include "x.conf"\n;-- block\nnot = read\n--;\n[t](!)\n', true],
    ['b = c\n', false],
    ['[a]\nnothing\n', false],
    ['[]\n', false],
    ['\ufeff[a]\nb = c\n', true],
    ['\ufeffb = c\n', false],
  ])('asterisk takes %j: %s', async (text, ok) => {
    const path = '/etc/asterisk/sip.conf';
    const files = { [path]: text };
    const wish = call({ path, own: md5(text), text: md5(text), recipe: 'o' });
    const { value } = await look(stageText(wish), site({ files }));
    expect(value.check).toMatchObject({ tool: 'asterisk', ok });
  });

  test('a file of shell variables beside Asterisk’s is not taken for one of its own', async () => {
    const path = '/etc/asterisk/ast_debug_tools.conf';
    const text = 'COREDUMPS=(/tmp/core[-._]asterisk!(*.txt))\n';
    const wish = call({ path, own: md5(text), text: md5(text), recipe: 'o' });
    const { value } = await look(stageText(wish), site({ files: { [path]: text } }));
    expect(value).toEqual({ refused: null, check: null });
  });

  test('visudo says why it refuses a file', async () => {
    const path = '/etc/sudoers.d/ucware';
    const text = 'canary ALL\n';
    const visudo = `case " $* " in *' -q '*) exit 1 ;; esac
echo "syntax error near line 1"
exit 1`;
    const wish = call({ path, own: md5(text), text: md5(text), recipe: 'o' });
    const { value } = await look(
      stageText(wish),
      site({ files: { [path]: text }, commands: { visudo } }),
    );
    expect(value.check).toEqual({
      tool: 'visudo',
      ok: false,
      said: base64('syntax error near line 1\n'),
    });
  });
});

describe('nginx', () => {
  const AVAILABLE = '/etc/nginx/sites-available/default';
  const ENABLED = '/etc/nginx/sites-enabled/default';
  const OUTSIDE = '/root/site';
  /** Reads its configuration and what is in sites-enabled, and refuses what is broken. */
  const nginx = `for conf; do :; done
for one in "$conf" "$(dirname "$conf")"/sites-enabled/*; do
  if grep -q broken "$one"; then echo "[emerg] in $one" >&2; exit 1; fi
  case " $* " in *' -T '*) echo "# configuration file $one:"; cat "$one" ;; esac
done`;

  async function check(path: string, text: string, parts: Site = {}) {
    const files: Readonly<Record<string, string>> = {
      ...(parts.links?.['/etc/nginx'] ? {} : { '/etc/nginx/nginx.conf': 'include;\n' }),
      ...(parts.links ? {} : { [ENABLED]: 'site\n' }),
      ...parts.files,
    };
    const linked = Object.keys(parts.links ?? {}).length > 0;
    const own = files[path] ?? (linked ? 'site\n' : undefined);
    const recipe = `x${base64(text)}`;
    const wish = call({ path, own: own ? md5(own) : null, text: md5(text), recipe });
    const looked = await look(stageText(wish), site({ ...parts, files, commands: { nginx } }));
    expect(looked.files).toMatchObject(files);
    expect(Object.keys(looked.files).filter((one) => one.includes('/conffiles-5/nginx'))).toEqual(
      [],
    );
    return looked.value.check;
  }

  test('is asked about a text among its other files', async () => {
    expect(await check(ENABLED, 'good\n')).toEqual({ tool: 'nginx', ok: true, said: '' });
    expect(await check(ENABLED, 'broken\n')).toEqual({
      tool: 'nginx',
      ok: false,
      said: base64(`[emerg] in ${ENABLED}\n`),
    });
  });

  test('reads a text also where its folder is still to come', async () => {
    expect(await check(ENABLED, 'good\n', { links: {} })).toMatchObject({ ok: true });
    expect(await check(ENABLED, 'broken\n', { links: {} })).toMatchObject({ ok: false });
  });

  test('has checked nothing it does not read', async () => {
    expect(await check('/etc/nginx/koi-utf', 'good\n')).toBeNull();
  });

  test('is asked nothing about a file in a folder that lies elsewhere, and that one stays as it is', async () => {
    const files = { '/root/sites/default': 'site\n' };
    const links = { '/etc/nginx/sites-enabled': '/root/sites' };
    expect(await check(ENABLED, 'good\n', { links, files })).toBeNull();
  });

  test('may have its configuration elsewhere altogether', async () => {
    const files = {
      '/root/nginx/nginx.conf': 'include;\n',
      '/root/nginx/sites-enabled/default': 'site\n',
    };
    const links = { '/etc/nginx': '/root/nginx' };
    const parts = { links, files };
    expect(await check(ENABLED, 'good\n', parts)).toMatchObject({ ok: true });
    expect(await check(ENABLED, 'broken\n', parts)).toMatchObject({ ok: false });
  });

  test.each([
    ['one that leads to it', AVAILABLE, { [ENABLED]: AVAILABLE }],
    ['one that leads to it from beside', AVAILABLE, { [ENABLED]: '../sites-available/default' }],
    ['itself', ENABLED, { [ENABLED]: AVAILABLE }],
    ['itself, and leads elsewhere', ENABLED, { [ENABLED]: OUTSIDE }],
    ['itself, and leads elsewhere from beside', ENABLED, { [ENABLED]: '../../../root/site' }],
  ])('reads the text also where a file is a link: %s', async (_, path, links) => {
    const files = { [AVAILABLE]: 'site\n', [OUTSIDE]: 'site\n' };
    const parts = { links, files };
    expect(await check(path, 'good\n', parts)).toMatchObject({ tool: 'nginx', ok: true });
    expect(await check(path, 'broken\n', parts)).toMatchObject({ tool: 'nginx', ok: false });
  });
});

describe('texts for a merge', () => {
  const query = "printf '%s\\n' ' /etc/ucware/ucware.php 0' ''";

  test('come whole, whatever bytes they hold', async () => {
    const { value } = await look(
      readTexts(PHP, [md5(VENDOR), md5('none')]),
      site({ commands: { 'dpkg-query': query } }),
    );
    expect(Buffer.from(value.own ?? '', 'base64').toString()).toBe(OWN);
    expect(value.shipped).toEqual({ [md5(VENDOR)]: Buffer.from(VENDOR).toString('base64') });
  });

  test('come only of files that dpkg knows as configuration, and not when they are huge', async () => {
    const commands = { 'dpkg-query': query };
    const shadow = await look(
      readTexts('/etc/shadow', []),
      site({ commands, files: { '/etc/shadow': 'root:canary\n' } }),
    );
    expect(shadow.value.own).toBeNull();
    const mentioned = { '/var/cache/ucware-upgrade/files/a': `moved\trm_conffile\t${PHP}\n` };
    const other = await look(readTexts('/etc/a', []), site({ commands, files: mentioned }));
    expect(other.value.own).toBeNull();
    const files = { [PHP]: 'x'.repeat(LARGEST_BYTES + 1) };
    const huge = await look(readTexts(PHP, []), site({ commands, files }));
    expect(huge.value.own).toBeNull();
  });

  test('come of a file a package begins to ship, too, where root has looked into it or the user may read it', async () => {
    const path = '/etc/asterisk/extra.conf';
    const commands = { 'dpkg-query': query };
    const there = { [path]: 'canary\n', '/etc/asterisk/extra.con': 'other\n' };
    const listed = { '/var/cache/ucware-upgrade/files/a': `file\t${path}\t${md5('a')}\t644\n` };
    const base64 = Buffer.from('canary\n').toString('base64');
    const own = async (files: Readonly<Record<string, string>>, of = path) =>
      (await look(readTexts(of, []), site({ commands, files }))).value.own;
    expect(await own({ ...there, ...listed })).toBe(base64);
    expect(await own({ ...there, ...listed }, '/etc/asterisk/extra.con')).toBeNull();
    expect(await own(there)).toBeNull();
    expect(readReadable(path).script.as).toBe('user');
    expect((await look(readReadable(path), site({ files: there }))).value).toBe(base64);
    expect((await look(readReadable('/etc/none'), site({ files: there }))).value).toBeNull();
  });

  test('are kept by root only when their checksum is right, from the look or beside the file', async () => {
    const files = {
      [`/home/ucware/shipped/${md5('a')}`]: 'a',
      [`/home/ucware/shipped/${md5('b')}`]: 'forged',
      [`${PHP}.dpkg-dist`]: 'c',
    };
    const sums = [md5('a'), md5('b'), md5('c')];
    const kept = await look(keepShipped(PHP, '/home/ucware/shipped', sums), site({ files }));
    expect(kept.value).toEqual([md5('a'), md5('c')]);
    expect(kept.files[`${STORE}/${md5('c')}`]).toBe('c');
    expect(kept.files[`${STORE}/${md5('b')}`]).toBeUndefined();
  });
});
