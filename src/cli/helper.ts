import { loadInventory } from '../config/load-inventory.ts';
import { ALL_SCRIPTS } from '../flows/remote/all-scripts.ts';
import { helperDigest } from '../flows/remote/job-protocol/helper-digest.ts';
import { renderHelper } from '../flows/remote/job-protocol/render-helper.ts';
import { isSudoersUser, sudoersLine } from '../flows/remote/job-protocol/sudoers-line.ts';
import type { Text } from '../flows/run/text.ts';
import { type Command, NothingThere, UsageError } from './command.ts';
import { parseWords } from './parse-words.ts';
import { usageOf } from './usage.ts';

const NOBODY: Text = {
  de: 'Kein Server im Inventar hat `sudo: helper`, also ist auch kein Benutzer bekannt. Bitte nennen: ucware-upgrade helper --sudoers <user>',
  en: 'No server of the inventory has `sudo: helper`, so no user is known. Please name one: ucware-upgrade helper --sudoers <user>',
};

/**
 * `helper`: prints the helper for servers where sudo asks no password. `helper --sudoers [user …]` prints the lines for
 * sudoers that allow exactly this text and nothing else.
 */
export const helper: Command = async (invocation) => {
  const { env, language, write } = invocation;
  const { values, positionals } = parseWords(
    invocation,
    'helper',
    { least: 0, most: Number.POSITIVE_INFINITY },
    { options: { sudoers: { type: 'boolean', default: false } } },
  );
  if (!values.sudoers && positionals.length > 0) throw new UsageError(usageOf('helper'));
  const text = renderHelper(ALL_SCRIPTS);
  if (!values.sudoers) {
    write(text.replace(/\n$/, ''));
    return 0;
  }
  const wrong = positionals.find((user) => !isSudoersUser(user));
  if (wrong !== undefined) throw new UsageError(noUser(wrong)[language]);
  const users = positionals.length > 0 ? positionals : await helperUsers(env);
  if (users.length === 0) throw new NothingThere(NOBODY[language]);
  for (const user of users) write(sudoersLine(user, helperDigest(text)));
  return 0;
};

function noUser(word: string): Text {
  return {
    de: `„${word}“ nimmt sudoers nicht als Benutzer: nur kleine Buchstaben, Ziffern, \`-\` und \`_\`.`,
    en: `sudoers does not take “${word}” as a user: small letters, digits, \`-\` and \`_\` only.`,
  };
}

/** The SSH users of the servers whose inventory says that they use the helper. */
async function helperUsers(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const { inventory } = await loadInventory({ env });
  return [
    ...new Set(
      inventory.servers.filter(({ sudo }) => sudo === 'helper').map(({ sshUser }) => sshUser),
    ),
  ];
}
