import { quote, type Text } from '../../run/text.ts';
import { HANGING_NAMES, type Hanging } from './hanging.ts';
import type { Matrix, Slot } from './matrix.ts';
import { SLOT_NAMES } from './slot.ts';

/** What a step says: its title, and where to click. */
export interface StepText {
  readonly title: Text;
  readonly detail: readonly Text[];
}

/** A name as code; user names come from outside. */
function code(words: string): string {
  return `\`${quote(words)}\``;
}

function codes(words: readonly string[]): string {
  return words.map(code).join(', ');
}

/** Tells two slots of one type apart. */
export function slotName({ type, nth }: Slot): Text {
  const name = SLOT_NAMES[type];
  return nth === 1 ? name : { de: `${name.de} ${nth}`, en: `${name.en} ${nth}` };
}

/** Opens the detail page of an account; every step begins there. */
function openAccount(account: string): Text {
  return {
    de: `*Administration > Benutzer* aufrufen und auf ${code(account)} klicken.`,
    en: `Open *Administration > Benutzer* (users) and click on ${code(account)}.`,
  };
}

export function inventoryText(account: string, numbers: readonly string[]): StepText {
  const list = numbers.join(', ');
  return {
    title: {
      de: `Festhalten, was an ${code(account)} hängt`,
      en: `Write down what hangs on ${code(account)}`,
    },
    detail: [
      openAccount(account),
      {
        de: `Nebenstelle: ${list || 'keine'}. Mit dem Konto verschwindet alles, was daran hängt; danach lässt es sich nicht mehr nachsehen.`,
        en: `Extension: ${list || 'none'}. Everything that hangs on the account goes with it; afterwards it cannot be looked up any more.`,
      },
      {
        de: `Nachsehen: ${places('de')}.`,
        en: `Look at: ${places('en')}.`,
      },
    ],
  };
}

function places(language: keyof Text): string {
  return Object.values(HANGING_NAMES)
    .map(({ name, place }) => `${name[language]} (*${place}*)`)
    .join(', ');
}

export function untieText(accounts: readonly string[], notes: readonly string[]): StepText {
  return {
    title: {
      de: `Verbindungen zwischen ${codes(accounts)} lösen`,
      en: `Take the ties between ${codes(accounts)} apart`,
    },
    detail: [
      {
        de: 'Parallelruf (*Rufumleitung*) und *Administration > One-Number-Konzept*: Einträge entfernen, die diese Konten miteinander verbinden. Sonst läutet es weiter bei Nummern, die es so nicht mehr gibt.',
        en: 'Parallel ringing (*Rufumleitung*) and *Administration > One-Number-Konzept*: remove entries that connect these accounts. Otherwise calls go on to numbers that no longer exist like that.',
      },
      ...noted(notes),
    ],
  };
}

export function deleteText(account: string, numbers: readonly string[]): StepText {
  const list = numbers.join(', ');
  return {
    title: { de: `${code(account)} löschen`, en: `Delete ${code(account)}` },
    detail: [
      openAccount(account),
      {
        de: `Auf der Detailseite auf *Löschen* klicken und bestätigen.${list ? ` Damit wird ${list} frei.` : ''}`,
        en: `On the detail page click on *Löschen* (delete) and confirm.${list ? ` That sets ${list} free.` : ''}`,
      },
    ],
  };
}

export function freeText(account: string, number: string): StepText {
  return {
    title: {
      de: `Nummer ${code(number)} bei ${code(account)} entfernen`,
      en: `Remove number ${code(number)} from ${code(account)}`,
    },
    detail: [
      openAccount(account),
      {
        de: `Im Widget *Rufnummernkonfiguration* die Zeile ${code(number)} entfernen und *Speichern*.`,
        en: `In the widget *Rufnummernkonfiguration* (numbers) remove the row ${code(number)} and *Speichern* (save).`,
      },
    ],
  };
}

export function addNumberText(account: string, number: string): StepText {
  return {
    title: {
      de: `Nummer ${code(number)} bei ${code(account)} hinzufügen`,
      en: `Add number ${code(number)} to ${code(account)}`,
    },
    detail: [
      openAccount(account),
      {
        de: `Im Widget *Rufnummernkonfiguration* unten links auf *+*, ${code(number)} eingeben, *Hinzufügen*, *Speichern*.`,
        en: `In the widget *Rufnummernkonfiguration* (numbers) click on *+* at the bottom left, enter ${code(number)}, *Hinzufügen* (add), *Speichern* (save).`,
      },
    ],
  };
}

export function addSlotText(account: string, slot: Slot): StepText {
  const name = slotName(slot);
  return {
    title: {
      de: `Slot ${name.de} bei ${code(account)} hinzufügen`,
      en: `Add slot ${name.en} to ${code(account)}`,
    },
    detail: [
      openAccount(account),
      {
        de: `Im Widget *Rufnummernkonfiguration* oben rechts auf *+*, im Drop-down-Menü *${SLOT_NAMES[slot.type].de}* wählen, *Speichern*.`,
        en: `In the widget *Rufnummernkonfiguration* (numbers) click on *+* at the top right, choose *${SLOT_NAMES[slot.type].de}* from the drop-down menu, *Speichern* (save).`,
      },
    ],
  };
}

export function tickText(after: Matrix): StepText {
  return {
    title: {
      de: `Haken der Matrix von ${code(after.account)} setzen`,
      en: `Set the ticks of the matrix of ${code(after.account)}`,
    },
    detail: [openAccount(after.account), ...(after.rows.length === 0 ? [NO_ROWS] : ticks(after))],
  };
}

function ticks(after: Matrix): Text[] {
  return [
    {
      de: 'In der Matrix genau diese Haken setzen und *Speichern*:',
      en: 'Set exactly these ticks in the matrix and *Speichern* (save):',
    },
    ...matrixLines(after),
  ];
}

const NO_ROWS: Text = {
  de: 'Hier bleibt keine Nummer: In der Matrix darf keine Zeile mehr stehen. Wenn doch, bitte entfernen und *Speichern*.',
  en: 'No number is left here: the matrix must have no row any more. If it has, please remove it and *Speichern* (save).',
};

export function compareText(after: Matrix): StepText {
  // Nobody can call an account without a number.
  if (after.rows.length === 0) {
    const account = code(after.account);
    return {
      title: { de: `Matrix von ${account} vergleichen`, en: `Compare the matrix of ${account}` },
      detail: [RELOADED, NO_ROWS],
    };
  }
  return {
    title: {
      de: `Matrix von ${code(after.account)} vergleichen und anrufen`,
      en: `Compare the matrix of ${code(after.account)} and call`,
    },
    detail: [
      {
        de: 'Die Seite neu laden: Steht die Matrix so da? Dann jede Nummer einmal anrufen; es läutet dort, wo ein Haken ist.',
        en: 'Load the page anew: does the matrix look like this? Then call each number once; it rings where a tick is.',
      },
      ...matrixLines(after),
    ],
  };
}

const RELOADED: Text = { de: 'Die Seite neu laden.', en: 'Load the page anew.' };

/** A line for each number: where it rings. */
export function matrixLines({ slots, rows }: Matrix): Text[] {
  return rows.map(({ number, on }) => {
    const names = on.flatMap((at) => slots[at] ?? []).map(slotName);
    return {
      de: `• ${quote(number)}: ${names.map(({ de }) => de).join(', ') || 'kein Slot'}`,
      en: `• ${quote(number)}: ${names.map(({ en }) => en).join(', ') || 'no slot'}`,
    };
  });
}

export function carryText(
  kind: Hanging,
  removed: string,
  survivor: string,
  notes: string,
): StepText {
  const { name, place } = HANGING_NAMES[kind];
  const [from, to] = [code(removed), code(survivor)];
  return {
    // Profiles are gone with their account; nobody can hand them over.
    title:
      kind === 'forwarding'
        ? {
            de: `Rufumleitungsprofile von ${from} bei ${to} neu anlegen lassen`,
            en: `Have the forwarding profiles (Rufumleitungsprofile) of ${from} made anew with ${to}`,
          }
        : {
            de: `${name.de} von ${from} auf ${to} übertragen`,
            en: `Give ${to} the ${name.en} of ${from}`,
          },
    detail: [
      kind === 'forwarding'
        ? {
            de: 'Die Person legt ihre Rufumleitungsprofile im UCC-Client neu an und aktiviert sie unter *Rufnummernkonfiguration* für die gewünschten Nummern.',
            en: 'The person makes the forwarding profiles anew in the UCC client and activates them for the numbers under *Rufnummernkonfiguration*.',
          }
        : { de: `Unter *${place}*.`, en: `Under *${place}*.` },
      ...noted([notes]),
    ],
  };
}

function noted(notes: readonly string[]): Text[] {
  return notes
    .filter((note) => note.trim() !== '')
    .map((note) => ({ de: `Notiert: ${quote(note)}`, en: `Noted: ${quote(note)}` }));
}

export function circleNote(people: readonly string[], numbers: readonly string[]): Text {
  const [names, list] = [quote(people.join(', ')), quote(numbers.join(', '))];
  return {
    de: `${names} tauschen Nummern im Kreis (${list}). Deshalb werden erst alle frei gemacht und dann neu vergeben; dazwischen sind diese Nummern nicht erreichbar. Bitte in einem Zug erledigen.`,
    en: `${names} exchange numbers in a circle (${list}). So all are set free first and given out anew then; in between these numbers cannot be reached. Please do this in one go.`,
  };
}
