import type { PlanView } from '../run/question.ts';
import type { Text } from '../run/text.ts';
import { asCode, asCodes } from './as-code.ts';
import { forecastLines } from './conffiles/forecast-lines.ts';
import { hashOfPlan, type Plan } from './plan.ts';
import { planDocument } from './plan-document.ts';

/** Megabytes as people read them: 1 MB = 1,000,000 bytes, as apt prints. */
const MEGABYTE = 1_000_000;

export interface PlanFrame {
  readonly losses: readonly Text[];
  readonly wayBack: Text;
  readonly changes: readonly Text[];
}

/** A plan as it is shown for approval. */
export function planView(plan: Plan, { losses, wayBack, changes }: PlanFrame): PlanView {
  return {
    hash: hashOfPlan(plan),
    lines: planLines(plan),
    losses: [...losses],
    wayBack,
    changes: [...changes],
    document: planDocument(plan),
  };
}

/** The plan in a few sentences: versions, counts, every removal by name, configuration files. */
export function planLines(plan: Plan): Text[] {
  return [
    ...versionLines(plan),
    {
      de: `${plan.upgraded.length} Pakete aktualisiert, ${plan.installed.length} neu, ${plan.removed.length} entfernt; Download ${megabytes(plan, ',')} MB`,
      en: `${plan.upgraded.length} packages upgraded, ${plan.installed.length} new, ${plan.removed.length} removed; download ${megabytes(plan, '.')} MB`,
    },
    ...plan.removed.map(removalLine),
    ...keptBackLines(plan),
    ...inPlaceLines(plan),
    ...forecastLines(plan.forecast),
  ];
}

function versionLines(plan: Plan): Text[] {
  const lines: Text[] = [];
  if (plan.product) {
    const change = `${asCode(plan.product)} ${asCode(plan.from ?? '–')} → ${asCode(plan.candidate ?? '–')}`;
    lines.push({
      de: `${change} aus ${asCodes(plan.origin.split('\n'), 1)}`,
      en: `${change} from ${asCodes(plan.origin.split('\n'), 1)}`,
    });
  }
  const others = plan.upgraded.filter(
    ({ name }) => /^(?:ucware|asterisk)/.test(name) && name !== plan.product,
  );
  for (const { name, from, to } of others) {
    const change = `${asCode(name)} ${asCode(from)} → ${asCode(to)}`;
    lines.push({ de: change, en: change });
  }
  return lines;
}

function removalLine({ name, version, replacedBy }: Plan['removed'][number]): Text {
  const known = replacedBy.length > 0;
  return {
    de: `:warning: Entfernt wird ${asCode(name)} ${asCode(version)}${known ? `, ersetzt durch ${replacedBy.map(asCode).join(', ')}` : ''}`,
    en: `:warning: Removed: ${asCode(name)} ${asCode(version)}${known ? `, replaced by ${replacedBy.map(asCode).join(', ')}` : ''}`,
  };
}

function keptBackLines(plan: Plan): Text[] {
  if (plan.keptBack.length === 0) return [];
  return [
    {
      de: `Zurückgehalten, also nicht aktualisiert: ${asCodes(plan.keptBack)}`,
      en: `Held back, so not upgraded: ${asCodes(plan.keptBack)}`,
    },
  ];
}

function inPlaceLines({ inPlace }: Plan): Text[] {
  if (inPlace.length === 0) return [];
  return [
    {
      de: `Manche Pakete liegen auf dem Server selbst (${asCodes(inPlace, 3)}) und werden von dort installiert, deshalb ohne \`--no-download\`. Aus dem Netz kann apt dabei trotzdem nichts holen.`,
      en: `Some packages lie on the server itself (${asCodes(inPlace, 3)}) and are installed from there, so without \`--no-download\`. apt can still fetch nothing from the network meanwhile.`,
    },
  ];
}

function megabytes(plan: Plan, separator: ',' | '.'): string {
  return (plan.downloadBytes / MEGABYTE).toFixed(1).replace('.', separator);
}
