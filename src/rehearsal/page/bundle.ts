import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { PROJECT_FOLDER } from '../../project-folder.ts';

/** The page as one script and one style sheet. */
export interface Bundle {
  readonly script: Uint8Array;
  readonly style: Uint8Array;
}

/** Browsers read the sources, also when this file runs from `dist/`. */
const ENTRY = join(PROJECT_FOLDER, 'src/rehearsal/page/client/main.tsx');

/**
 * The library scopes its style sheet by an id, and gives that id to every message. Ids are unique in a page, so the scope
 * becomes a class here, of the weight the id had; see `client/blocks/drawn.tsx`. Its fonts are those of the page.
 */
const scopeByClass: Plugin = {
  name: 'scope-by-class',
  setup({ onLoad }) {
    onLoad({ filter: /slack-blocks-to-jsx[\\/]dist[\\/]style\.css$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text
        .replaceAll('#slack_blocks_to_jsx', ':is(#_, .drawn-blocks)')
        .replaceAll(/font-family:[^;}]*!important/g, 'font-family:inherit');
      return { contents, loader: 'css' };
    });
  },
};

/** Bundles the page in memory: a fresh clone needs no build step. Takes well under a second. */
export async function bundlePage(): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    outdir: '/',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [scopeByClass],
  });
  const named = (ending: string): Uint8Array =>
    outputFiles.find((file) => file.path.endsWith(ending))?.contents ?? new Uint8Array();
  return { script: named('.js'), style: named('.css') };
}
