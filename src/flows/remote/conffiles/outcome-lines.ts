import { CLASS_NAMES } from '../../merges/conffiles/class-names.ts';
import { joinTexts, same, type Text } from '../../run/text.ts';
import { asCode, asCodes } from '../as-code.ts';
import type { Outcome } from './compare-forecast.ts';

const FOUND: Readonly<Record<Outcome['found'], Text>> = {
  own: { de: 'Ihre Fassung', en: 'your version' },
  vendor: { de: 'Fassung des Herstellers', en: 'the vendor’s version' },
  chosen: { de: 'zusammengeführte Fassung', en: 'merged version' },
  other: { de: 'eine andere Fassung', en: 'another version' },
  none: { de: 'keine Datei', en: 'no file' },
};
const VERDICTS: Readonly<Record<Outcome['verdict'], Text>> = {
  right: { de: 'wie vorhergesagt', en: 'as predicted' },
  wrong: { de: 'ANDERS als vorhergesagt', en: 'NOT as predicted' },
  open: { de: 'ohne Vorhersage', en: 'without a prediction' },
};

/** Files named one by one. */
const MOST = 8;

/** How the prediction held, in a sentence or two. */
export function outcomeLines(outcomes: readonly Outcome[]): Text[] {
  const judged = outcomes.filter(({ verdict }) => verdict !== 'open');
  const missed = judged.filter(({ verdict }) => verdict === 'wrong');
  const lines: Text[] = [
    {
      de: `*Konfigurationsdateien:* ${judged.length - missed.length} von ${judged.length} sind wie vorhergesagt.`,
      en: `*Configuration files:* ${judged.length - missed.length} of ${judged.length} are as predicted.`,
    },
  ];
  if (missed.length > 0) {
    const stayed = missed.filter(({ found }) => found === 'own');
    const others = missed.filter(({ found }) => found !== 'own');
    if (stayed.length > 0) lines.push(stayedLine(stayed));
    if (others.length > 0) lines.push(othersLine(others));
  }
  return lines;
}

function pathsOf(outcomes: readonly Outcome[]): string {
  return asCodes(
    outcomes.map(({ path }) => path),
    MOST,
  );
}

function stayedLine(stayed: readonly Outcome[]): Text {
  const paths = pathsOf(stayed);
  return {
    de: `:warning: Anders als vorhergesagt: ${paths}. Gefragt hat niemand; was auf dem Server war, ist geblieben, und die Fassung des Herstellers liegt daneben, wo es eine gab.`,
    en: `:warning: Not as predicted: ${paths}. Nobody was asked; what was on the server has stayed, and the vendor’s version lies beside it where there was one.`,
  };
}

/** Where the text did not stay nobody may read that it did: each with what is there now. */
function othersLine(others: readonly Outcome[]): Text {
  const now = others
    .slice(0, MOST)
    .map(({ path, found }) => joinTexts([same(asCode(path)), FOUND[found]], ' – '));
  const more = others.length > MOST ? [same(`(+${others.length - MOST})`)] : [];
  const list = joinTexts([...now, ...more], ', ');
  return {
    de: `:warning: Anders als vorhergesagt; dort ist jetzt: ${list.de}. Gefragt hat niemand.`,
    en: `:warning: Not as predicted; what is there now: ${list.en}. Nobody was asked.`,
  };
}

/** A line for each file: predicted, found, and whether that fits. */
export function outcomeDocument(outcomes: readonly Outcome[]): string {
  return outcomes
    .map(({ path, class: met, found, verdict, beside }) => {
      const predicted =
        met === 'unforeseen' ? { de: 'nicht vorhergesehen', en: 'unforeseen' } : CLASS_NAMES[met];
      const rest = beside ? ' + .dpkg-dist' : '';
      return `${path}\n  ${predicted.de} / ${predicted.en} -> ${FOUND[found].de} / ${FOUND[found].en}${rest}: ${VERDICTS[verdict].de} / ${VERDICTS[verdict].en}\n`;
    })
    .join('');
}
