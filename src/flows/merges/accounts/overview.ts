import { dialled } from './dialled.ts';
import { emailKey, nameKey } from './names.ts';
import { phoneKey } from './phone-key.ts';
import type { MergeSettings } from './settings.ts';
import type { SlotType } from './slot.ts';
import type { UserRow } from './user-row.ts';

/** An account's user name without a known suffix. */
interface Parent {
  readonly row: UserRow;
  readonly slot: SlotType;
}

/** A user overview with what is looked up in it again and again; made once, so that planning grows no faster than the table. */
export interface Overview {
  readonly rows: readonly UserRow[];
  readonly settings: MergeSettings;
  readonly byNumber: ReadonlyMap<string, readonly UserRow[]>;
  /** By what their numbers may amount to, however they are spelled. */
  readonly byDialled: ReadonlyMap<string, readonly UserRow[]>;
  /** By what tells them apart, however it is written. */
  readonly byPhone: ReadonlyMap<string, readonly UserRow[]>;
  readonly byName: ReadonlyMap<string, readonly UserRow[]>;
  readonly byEmail: ReadonlyMap<string, readonly UserRow[]>;
  /** The account whose name, with a known suffix, is that of this one. */
  readonly parentOf: (row: UserRow) => Parent | undefined;
  /** The slot a user name's suffix stands for, whether or not there is an account without it. */
  readonly suffixSlot: (row: UserRow) => SlotType | undefined;
  /** The place of that suffix among the settings, from 0; -1 without one. */
  readonly suffixRank: (row: UserRow) => number;
  readonly isProtected: (row: UserRow) => boolean;
  /** Whether somebody said that two accounts never belong together. */
  readonly apart: (one: UserRow, other: UserRow) => boolean;
}

/** `apart` holds the accounts of each “never merge these”. */
export function readOverview(
  rows: readonly UserRow[],
  settings: MergeSettings,
  apart: readonly (readonly string[])[],
): Overview {
  const byUsername = new Map(rows.map((row) => [row.username.toLowerCase(), row]));
  // The longest suffix first: `.dect` before `.t`.
  const suffixes = [...settings.suffixes].sort((a, b) => b.suffix.length - a.suffix.length);
  const kept = new Set(settings.protected.map((name) => name.toLowerCase()));
  const separated = apart.map((names) => new Set(names.map((name) => name.toLowerCase())));
  const suffixOf = (row: UserRow) => {
    const name = row.username.toLowerCase();
    return suffixes.find(
      ({ suffix }) => name.endsWith(suffix.toLowerCase()) && name.length > suffix.length,
    );
  };
  return {
    rows,
    settings,
    byNumber: index(rows, ({ numbers }) => numbers),
    byDialled: index(rows, ({ numbers }) => numbers.map(dialled)),
    byPhone: index(rows, ({ phones }) => phones.map(phoneKey)),
    byName: index(rows, (row) => present(nameKey(row))),
    byEmail: index(rows, (row) => present(emailKey(row))),
    parentOf: (row) => {
      const found = suffixOf(row);
      const parent =
        found && byUsername.get(row.username.toLowerCase().slice(0, -found.suffix.length));
      return parent && found && { row: parent, slot: found.slot };
    },
    suffixSlot: (row) => suffixOf(row)?.slot,
    suffixRank: (row) => {
      const found = suffixOf(row);
      return found ? settings.suffixes.indexOf(found) : -1;
    },
    isProtected: ({ username }) => kept.has(username.toLowerCase()),
    apart: (one, other) =>
      separated.some(
        (names) => names.has(one.username.toLowerCase()) && names.has(other.username.toLowerCase()),
      ),
  };
}

function present(key: string): string[] {
  return key === '' ? [] : [key];
}

function index(
  rows: readonly UserRow[],
  keysOf: (row: UserRow) => readonly string[],
): Map<string, UserRow[]> {
  const found = new Map<string, UserRow[]>();
  for (const row of rows) {
    for (const key of new Set(keysOf(row))) {
      const others = found.get(key);
      if (others) others.push(row);
      else found.set(key, [row]);
    }
  }
  return found;
}
