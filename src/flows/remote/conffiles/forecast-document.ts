import { CLASS_NAMES } from '../../merges/conffiles/class-names.ts';
import {
  type Chosen,
  type Forecast,
  type ForecastFile,
  needsDecision,
} from '../../merges/conffiles/forecast.ts';
import { isUnchecked } from './is-unchecked.ts';
import { shortReason } from './overruled.ts';

/** Lines of one file below its first: the document indents the first by two. */
const BELOW = '\n      ';

/** Each file with its class and with what was decided about it: for the whole plan as a document, in both languages. */
export function forecastDocument({ files, unchanged, unread }: Forecast): string[] {
  return [
    ...files.map((file) => {
      const { de, en } = CLASS_NAMES[file.class];
      return [`${file.path} (${file.package}): ${de} / ${en}`, ...decided(file)].join(BELOW);
    }),
    ...unchanged.map((path) => `${path}: unverändert / unchanged`),
    ...unread.map((name) => `(${name}): nicht lesbar / not readable`),
  ];
}

function decided(file: ForecastFile): string[] {
  const { chosen, dropped } = file;
  if (!needsDecision(file)) return [];
  if (chosen)
    return [
      `beschlossen / decided: ${CHOICES[chosen.choice]}${hunks(chosen)}${by(chosen.by)}`,
      ...about(chosen),
    ];
  const open = 'nicht entschieden, bleibt wie sie ist / not decided, stays as it is';
  if (!dropped) return [open];
  return [
    open,
    `galt einem anderen Text / was for another text: ${CHOICES[dropped.choice]}${by(dropped.by)}`,
  ];
}

const CHOICES: Readonly<Record<Chosen['choice'], string>> = {
  keep: 'eigene Fassung behalten / keep your own',
  vendor: 'Fassung des Herstellers / the vendor’s version',
  merge: 'Zusammenführung / merge',
};
const SIDES: Readonly<Record<NonNullable<Chosen['sides']>[number], string>> = {
  own: 'eigene Zeilen / own lines',
  vendor: 'Zeilen des Herstellers / the vendor’s lines',
  both: 'beide / both',
  edited: 'bearbeitet / edited',
};

function hunks({ sides = [] }: Chosen): string {
  const each = sides.map((side, at) => `${at + 1} ${SIDES[side]}`);
  return each.length === 0 ? '' : ` (${each.join('; ')})`;
}

function about(chosen: Chosen): string[] {
  const { fits, check, insisted } = chosen;
  const lines: string[] = [];
  if (!fits)
    lines.push('ließ sich nicht bilden, bleibt wie sie ist / could not be made, stays as it is');
  if (isUnchecked(chosen)) lines.push(UNCHECKED);
  if (!check) return lines;
  if (check.ok) return [...lines, `${check.tool}: ok`];
  const said = shortReason(check.said) || 'sagt nicht, warum / does not say why';
  lines.push(`${check.tool} lehnt sie ab / refuses it: ${said}`);
  if (insisted) {
    lines.push(`besteht darauf / insists: ${plain(insisted.by)}: ${shortReason(insisted.reason)}`);
  }
  return lines;
}

const UNCHECKED =
  'Syntax nicht geprüft, kein Programm prüft sie / syntax not checked, no program checks it';

function by(person: string | undefined): string {
  return person === undefined ? '' : `, ${plain(person)}`;
}

/** A mention is one only in Slack's messages; in a document people stay as `@U…`, which the edge knows as names. */
function plain(mention: string): string {
  return mention.replace(/^<@([A-Z0-9]+)>$/, '@$1');
}
