import { SHARED } from '../../../merges/fax/fax-fields.ts';
import type { FaxGroup, FaxProposal } from '../../../merges/fax/fax-proposal.ts';
import { unitKey } from '../../../merges/fax/unit-key.ts';
import type { StepContext } from '../../../run/step.ts';
import { quote, type Text } from '../../../run/text.ts';
import { isSettled } from '../../../run/worklist.ts';
import { LIST } from '../../../steps/list-step.ts';
import { faxGroups, faxProposals } from './decisions.ts';
import { FAX, groupRows } from './facts.ts';

/**
 * What a group about to be decided has in common with others, by field of the form: names and titles exist once, because permissions are
 * given by them, and a fax number is in several groups only if somebody says that it shall be.
 */
export function faxCollisions(
  group: FaxGroup,
  values: Readonly<Record<string, string>>,
  ctx: StepContext,
): Record<string, Text> {
  const decided = faxGroups(ctx).filter(({ proposal }) => proposal !== group.proposal);
  const others = [...decided, ...openProposals(group.proposal, ctx)];
  const there = (ctx.get(groupRows) ?? []).filter(
    ({ type, name }) => type === 'fax' && name !== group.name,
  );
  const sameName = others.find(({ name }) => name === group.name);
  const sameTitle = [...others, ...there].find(
    ({ title }) => unitKey(title) === unitKey(group.title),
  );
  const shared = decided.find((other) => commonTo(group, other).length > 0);
  const meant = (values[SHARED] ?? '') !== '';
  return {
    ...(sameName ? { name: nameTwice(sameName) } : {}),
    ...(sameTitle ? { title: titleTwice(sameTitle) } : {}),
    ...(shared && !meant ? { extensions: inTwoGroups(commonTo(group, shared), shared) } : {}),
  };
}

/** Proposals nobody has decided about: their names are meant to be theirs. */
function openProposals(except: string, ctx: StepContext): FaxProposal[] {
  const entries = ctx.entries(LIST, FAX.decide);
  return faxProposals(ctx).filter(({ id }) => id !== except && !isSettled(entries[id]));
}

function commonTo(one: FaxGroup, other: FaxGroup): string[] {
  return one.extensions.filter((extension) => other.extensions.includes(extension));
}

function nameTwice({ title, name }: FaxGroup | FaxProposal): Text {
  return {
    de: `\`${quote(name)}\` heißt schon „${quote(title)}“ auf dieser Liste. Zwei Gruppen eines Namens gibt es nicht.`,
    en: `“${quote(title)}” of this list is already called \`${quote(name)}\`. No two groups have one name.`,
  };
}

function titleTwice({ title, name }: Pick<FaxGroup, 'title' | 'name'>): Text {
  return {
    de: `Den Titel „${quote(title)}“ hat schon \`${quote(name)}\`. Berechtigungen werden nach dem Titel vergeben; zwei gleiche wären nicht zu unterscheiden.`,
    en: `\`${quote(name)}\` already has the title “${quote(title)}”. Permissions are given by title; nobody could tell two alike apart.`,
  };
}

function inTwoGroups(extensions: readonly string[], { title }: FaxGroup): Text {
  const list = quote(extensions.join(', '));
  return {
    de: `${list} ist schon in „${quote(title)}“. Die Mitglieder beider Gruppen sähen dieselben Faxe. Ist das gewollt, bitte unter „Ändern …“ oder „Festlegen …“ ankreuzen.`,
    en: `${list} is in “${quote(title)}” already. The members of both groups would see the same faxes. If that is meant, please tick it under “Change …” or “Decide …”.`,
  };
}
