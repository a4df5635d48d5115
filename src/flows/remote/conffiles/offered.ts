import { z } from 'zod';
import type { Probe, RemoteScript } from '../../run/action.ts';
import { defineFact } from '../../run/fact.ts';
import { defineProbe } from '../define-probe.ts';
import type { PassId } from '../plan-parse.ts';
import { OFFERED, OFFERED_AS_ROOT, OFFERED_DOWNLOADS } from './offered-script.ts';

const Md5 = z.string().regex(/^[0-9a-f]{32}$/);

const Offered = z.strictObject({
  /** False when this user may not read what apt needs. */
  made: z.boolean(),
  packages: z.array(
    z.strictObject({
      name: z.string(),
      /** Null for a package that is new. */
      from: z.string().nullable(),
      to: z.string(),
      architecture: z.string(),
    }),
  ),
  files: z.array(
    z.strictObject({ package: z.string(), path: z.string(), md5: Md5, mode: z.string() }),
  ),
  /** What maintainer scripts move or remove: up to an installed version, or whichever it is (null); `*` for a path they do not say. */
  moved: z.array(
    z.strictObject({
      package: z.string(),
      verb: z.string(),
      path: z.string(),
      until: z.string().nullable(),
    }),
  ),
  /** Paths of configuration files of this server where a package ships something else: a plain file, a link, or a folder. */
  replaced: z.array(z.strictObject({ package: z.string(), path: z.string() })).optional(),
  /** Packages nobody could look into. */
  unread: z.array(z.string()),
  /** The folder on the server where the texts lie, named by checksum. */
  store: z.string(),
});
/** The configuration files in the packages a pass would install. */
export type Offered = z.infer<typeof Offered>;

const offered = defineFact('conffiles-offered', Offered);

/** Some hundred packages over a slow line; each call of apt in the script is bounded by itself. */
const TIMEOUT_MS = 3_600_000;

/** Both looks beside the server's apt, of which one is made, and the one at what is ready to be installed. */
export type Look = 'as-user' | 'as-root' | 'downloads';

const SCRIPTS: Readonly<Record<Look, RemoteScript>> = {
  'as-user': OFFERED,
  'as-root': OFFERED_AS_ROOT,
  downloads: OFFERED_DOWNLOADS,
};

export function readOffered(pass: PassId, look: Look): Probe<Offered> {
  return defineProbe({
    script: SCRIPTS[look],
    fact: offered,
    args: [pass],
    timeoutMs: TIMEOUT_MS,
    read: (answer) => {
      if (answer.rows('closed', 1).length > 0) {
        return { made: false, packages: [], files: [], moved: [], unread: [], store: '' };
      }
      return {
        made: true,
        packages: answer
          .rows('package', 4)
          .map(([name = '', from = '', to = '', architecture = '']) => ({
            name,
            from: from === '-' ? null : from,
            to,
            architecture,
          })),
        files: answer.rows('file', 4).map(([path = '', md5 = '', mode = '', of = '']) => ({
          package: of,
          path,
          md5,
          mode,
        })),
        moved: answer.rows('moved', 4).map(([verb = '', path = '', until = '', of = '']) => ({
          package: of,
          verb,
          path,
          until: until === '-' ? null : until,
        })),
        replaced: answer.rows('ships', 2).map(([path = '', of = '']) => ({ package: of, path })),
        unread: answer.rows('unread', 2).map(([name = '']) => name),
        store: answer.one('store'),
      };
    },
  });
}
