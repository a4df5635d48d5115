import type { AdminClient } from '../admin-client/admin-client.ts';

/** A point of a work list, as somebody reads it who is about to do it. */
interface Instruction {
  /** Its words in either language; what stands in them is the account, the number or the name. */
  readonly says: readonly RegExp[];
  does(admin: AdminClient, one: string, other: string): void;
}

/** What shows in the overviews. Ticks of the matrix, permissions and calls do not: nothing is to be done about them here. */
const INSTRUCTIONS: readonly Instruction[] = [
  {
    says: [/^Nummer (\S+) bei (.+) hinzufügen$/, /^Add number (\S+) to (.+)$/],
    does: (admin, number, account) => admin.addNumber(account, number),
  },
  {
    says: [/^Nummer (\S+) bei (.+) entfernen$/, /^Remove number (\S+) from (.+)$/],
    does: (admin, number, account) => admin.removeNumber(account, number),
  },
  {
    says: [/^Slot (.+?)(?: \d+)? bei (.+) hinzufügen$/, /^Add slot (.+?)(?: \d+)? to (.+)$/],
    does: (admin, slot, account) => admin.addSlot(account, slot),
  },
  {
    says: [/^Slot (.+?)(?: \d+)? bei (.+) entfernen$/, /^Remove slot (.+?)(?: \d+)? from (.+)$/],
    does: (admin, slot, account) => admin.removeSlot(account, slot),
  },
  {
    says: [/^(.+) löschen$/, /^Delete (.+)$/],
    does: (admin, account) => admin.deleteUser(account),
  },
];

const FAX_GROUP = [/^Fax-Gruppe (\S+) anlegen$/, /^Create the fax group (\S+)$/];
/** How the bot writes what a fax group is called, in proposals and in the list. */
const CALLED = /(?:Titel „(.+?)“, Name|Title “(.+?)”, name) (\S+), (?:Typ|type) /g;

/** Somebody who reads what the bot asks to be done in the Admin client, and does it before saying so. */
export interface Worker {
  /** Reads a message; later points may be shorter than what has been said before. */
  read(words: string): void;
  /** Does what a point of the list says, once. */
  carryOut(title: string): void;
}

export function createWorker(admin: AdminClient): Worker {
  const titles = new Map<string, string>();
  const done = new Set<string>();

  function createGroup(name: string): void {
    const title = titles.get(name);
    if (title === undefined)
      throw new Error(`Creating the fax group ${name}: nobody has said what its title is to be.`);
    admin.createFaxGroup(title, name);
  }

  return {
    read(words) {
      for (const [, de, en, name] of bare(words).matchAll(CALLED)) {
        titles.set(String(name), String(de ?? en));
      }
    },
    carryOut(title) {
      const words = bare(title);
      if (done.has(words)) return;
      for (const { says, does } of INSTRUCTIONS) {
        const [, one, other] = firstMatch(says, words) ?? [];
        if (one === undefined) continue;
        does(admin, one, other ?? '');
        break;
      }
      const [, group] = firstMatch(FAX_GROUP, words) ?? [];
      if (group !== undefined) createGroup(group);
      done.add(words);
    },
  };
}

function firstMatch(patterns: readonly RegExp[], words: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(words);
    if (match) return match;
  }
  return undefined;
}

/** As Slack shows it: without the signs of its markup. */
function bare(words: string): string {
  return words
    .replaceAll('`', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}
