import { quote, type Text } from '../../run/text.ts';
import { FINAL_NAME, PRIVACY } from './fax-items.ts';
import type { FaxGroup } from './fax-proposal.ts';
import type { FaxRow } from './fax-row.ts';
import type { GroupRow } from './group-row.ts';

/** One thing to do in the Admin client for a fax group. */
interface FaxStep {
  readonly id: string;
  readonly title: Text;
  readonly detail: readonly Text[];
  /** Ids of steps that must have been ticked before. */
  readonly needs: readonly string[];
}

/** The steps of one fax group. */
export interface FaxBlock {
  readonly id: string;
  readonly title: Text;
  readonly steps: readonly FaxStep[];
}

/** What to do in the Admin client, group by group: create, fill, permit, try. */
export function planFaxWork(
  decided: readonly FaxGroup[],
  faxes: readonly FaxRow[],
  groups: readonly GroupRow[] | null,
): FaxBlock[] {
  return decided.map((group) => {
    const there = groups?.some(({ name, type }) => name === group.name && type === 'fax') ?? false;
    const create = there ? [] : [createStep(group)];
    const fill = fillStep(group, faxes, create);
    const permits = group.userGroups.map((name) => permitStep(group, name, fill));
    return {
      id: group.proposal,
      title: { de: quote(group.title), en: quote(group.title) },
      steps: [...create, fill, ...permits, tryStep(group, permits)],
    };
  });
}

/** The point that creates the group of a proposal; there is none where the group exists. */
export function createIdOf(proposal: string): string {
  return `${proposal}:create`;
}

function createStep({ proposal, title, name }: FaxGroup): FaxStep {
  const [shown, code] = [quote(title), quote(name)];
  return {
    id: createIdOf(proposal),
    title: { de: `Fax-Gruppe \`${code}\` anlegen`, en: `Create the fax group \`${code}\`` },
    detail: [
      {
        de: `*Administration > Gruppen* aufrufen, *Gruppe erstellen*. Titel „${shown}“, Name \`${code}\`, Typ *Fax*, *Speichern*.`,
        en: `Open *Administration > Gruppen* (groups), *Gruppe erstellen* (create). Title “${shown}”, name \`${code}\`, type *Fax*, *Speichern* (save).`,
      },
      {
        de: `Vor dem Speichern prüfen: ${FINAL_NAME.de}`,
        en: `Check before saving: ${FINAL_NAME.en}`,
      },
    ],
    needs: [],
  };
}

function fillStep(
  { proposal, name, extensions }: FaxGroup,
  faxes: readonly FaxRow[],
  needs: readonly FaxStep[],
): FaxStep {
  const list = extensions
    .map(
      (one) =>
        `${quote(faxes.find(({ extension }) => extension === one)?.name ?? '')} (${quote(one)})`,
    )
    .join(', ');
  return {
    id: `${proposal}:fill`,
    title: {
      de: `Faxnummern in \`${quote(name)}\` aufnehmen`,
      en: `Put fax numbers into \`${quote(name)}\``,
    },
    detail: [
      {
        de: `*Administration > Gruppen*, auf \`${quote(name)}\` klicken (Filter: fax). Im Widget *Fax* die Auswahl öffnen, Haken bei: ${list}. *Speichern*.`,
        en: `*Administration > Gruppen* (groups), click on \`${quote(name)}\` (filter: fax). Open the selection in the widget *Fax*, tick: ${list}. *Speichern* (save).`,
      },
    ],
    needs: needs.map(({ id }) => id),
  };
}

function permitStep(
  { proposal, title, name }: FaxGroup,
  userGroup: string,
  fill: FaxStep,
): FaxStep {
  const [group, fax] = [quote(userGroup), quote(name)];
  return {
    id: `${proposal}:permit:${userGroup}`,
    title: {
      de: `Benutzergruppe \`${group}\` für \`${fax}\` berechtigen`,
      en: `Permit user group \`${group}\` to use \`${fax}\``,
    },
    detail: [
      {
        de: `*Administration > Gruppen*, auf \`${group}\` klicken. Widget *Berechtigungen der Gruppe*: *fax* und „${quote(title)}“ wählen, hinzufügen, *Speichern*.`,
        en: `*Administration > Gruppen* (groups), click on \`${group}\`. Widget *Berechtigungen der Gruppe* (permissions): choose *fax* and “${quote(title)}”, add, *Speichern* (save).`,
      },
      PRIVACY,
      ...(userGroup === 'users' ? [EVERYBODY] : []),
    ],
    needs: [fill.id],
  };
}

const EVERYBODY: Text = {
  de: '*Achtung:* Das sind alle Benutzer der Anlage.',
  en: '*Careful:* these are all users of the server.',
};

function tryStep({ proposal, name }: FaxGroup, permits: readonly FaxStep[]): FaxStep {
  return {
    id: `${proposal}:try`,
    title: {
      de: `\`${quote(name)}\` im UCC-Client prüfen`,
      en: `Try \`${quote(name)}\` in the UCC client`,
    },
    detail: [
      {
        de: 'Jemand aus der Benutzergruppe öffnet das *Fax-Management* im UCC-Client: Stehen die Faxnummern als Absendenummer da? Jemand von außerhalb sieht sie nicht.',
        en: 'Somebody of the user group opens *Fax-Management* in the UCC client: do the fax numbers appear as sender? Somebody outside does not see them.',
      },
    ],
    needs: permits.map(({ id }) => id),
  };
}
