import { CLASS_NAMES } from '../../merges/conffiles/class-names.ts';
import type { ConffileClass } from '../../merges/conffiles/classify.ts';
import {
  type Forecast,
  type ForecastFile,
  isBegun,
  isCopied,
  needsDecision,
} from '../../merges/conffiles/forecast.ts';
import { joinTexts, same, type Text } from '../../run/text.ts';
import { asCode, asCodes } from '../as-code.ts';
import { HELPER_ARGUMENT } from '../job-protocol/render-helper.ts';
import { isUnchecked } from './is-unchecked.ts';
import { overruled } from './overruled.ts';

/** Why a file cannot be predicted. */
const REASONS: Readonly<Record<NonNullable<ForecastFile['why']>, Text>> = {
  ucf: { de: 'verwaltet von ucf', en: 'managed by ucf' },
  moved: { de: 'ein Paketskript verschiebt sie', en: 'a package script moves it' },
  unread: { de: 'Paket nicht lesbar', en: 'package not readable' },
  link: {
    de: 'hier ein Link: dpkg fragt nicht und ersetzt nichts, die Fassung des Herstellers liegt danach als .dpkg-new daneben',
    en: 'a link here: dpkg asks nothing and replaces nothing, the vendor’s version lies beside it as .dpkg-new afterwards',
  },
  diverted: {
    de: 'mit dpkg-divert umgeleitet: die Fassung des Herstellers geht an den anderen Ort',
    en: 'diverted with dpkg-divert: the vendor’s version goes to the other place',
  },
  'not-a-file': {
    de: 'dort liegt keine Datei, sondern ein Verzeichnis oder Gerät',
    en: 'what is there is no file but a directory or a device',
  },
  name: {
    de: 'ihr Name enthält Zeichen, die sich nicht übermitteln lassen',
    en: 'its name holds characters that cannot be passed on',
  },
};

/** The prediction in a few lines: how many of each class, every file people decide about, and what cannot be predicted. */
export function forecastLines({ files, unchanged, unread }: Forecast): Text[] {
  const counts = countClasses(files, unchanged.length);
  if (counts.length === 0 && unread.length === 0) return [];
  return [
    joinTexts(
      [{ de: 'Konfigurationsdateien', en: 'Configuration files' }, joinTexts(counts, ', ')],
      ': ',
    ),
    ...files.filter(needsDecision).map(openLine),
    ...files.filter(isCopied).map(replacedLine),
    ...files.filter((file) => file.class === 'unpredictable').map(unpredictableLine),
    ...(unread.length === 0
      ? []
      : [
          {
            de: `:warning: Ohne Vorhersage, weil die Pakete nicht zu lesen waren: ${asCodes(unread)}`,
            en: `:warning: Without a prediction, because the packages could not be read: ${asCodes(unread)}`,
          },
        ]),
  ];
}

function countClasses(files: readonly ForecastFile[], unchanged: number): Text[] {
  return (Object.keys(CLASS_NAMES) as ConffileClass[]).flatMap((name) => {
    const count =
      name === 'unchanged' ? unchanged : files.filter((file) => file.class === name).length;
    return count === 0 ? [] : [joinTexts([same(`${count} ×`), CLASS_NAMES[name]], ' ')];
  });
}

function openLine(file: ForecastFile): Text {
  const { path, class: met } = file;
  const what =
    met === 'deleted'
      ? {
          de: `${asCode(path)} haben Sie gelöscht, der Hersteller liefert eine neue Fassung`,
          en: `You deleted ${asCode(path)}, the vendor ships a new version`,
        }
      : isBegun(file)
        ? {
            de: `Der Hersteller liefert erstmals ${asCode(path)}, und es gibt hier schon eine andere`,
            en: `The vendor begins to ship ${asCode(path)}, and there is another one here already`,
          }
        : {
            de: `Beide Seiten haben ${asCode(path)} geändert`,
            en: `Both sides changed ${asCode(path)}`,
          };
  return joinTexts([what, becomes(file)], ': ');
}

/** What becomes of an open file, and if it is not what somebody decided, why. */
function becomes({ class: met, chosen, dropped }: ForecastFile): Text {
  const outcomes = OUTCOMES[met === 'deleted' ? 'deleted' : 'conflict'];
  if (chosen?.fits) {
    const checked = isUnchecked(chosen) ? [UNCHECKED] : [];
    return joinTexts([outcomes[chosen.choice], overruled(chosen), ...checked], '');
  }
  if (chosen) return joinTexts([outcomes.stays, NOT_MADE], '; ');
  if (!dropped) return outcomes.default;
  const { de, en } = outcomes[dropped.choice];
  const other: Text = {
    de: `die Entscheidung von ${dropped.by} („${de}“) galt einem anderen Text`,
    en: `what ${dropped.by} decided (“${en}”) was for another text`,
  };
  return joinTexts([outcomes.stays, other], '; ');
}

const UNCHECKED: Text = {
  de: '; Syntax *nicht geprüft*, kein Programm auf dem Server prüft sie',
  en: '; syntax *not checked*, no program on the server checks it',
};
const NOT_MADE: Text = {
  de: 'die Fassung, für die entschieden wurde, ließ sich nicht bilden',
  en: 'the version that was decided on could not be made',
};
const VENDOR = { de: 'die Fassung des Herstellers kommt', en: 'the vendor’s version comes' };
const MERGE = { de: 'zusammengeführt wie beschlossen', en: 'merged as decided' };
const GONE = { de: 'bleibt gelöscht', en: 'stays deleted' };

/** What becomes of an open file; without a decision that counts it stays, which is what the article says. */
const OUTCOMES = {
  conflict: {
    keep: { de: 'Ihre Fassung bleibt', en: 'your version stays' },
    vendor: VENDOR,
    merge: MERGE,
    stays: { de: 'bleibt, wie sie ist', en: 'stays as it is' },
    default: {
      de: 'bleibt, wie sie ist (wie im Artikel)',
      en: 'stays as it is (as in the article)',
    },
  },
  deleted: { keep: GONE, vendor: VENDOR, merge: MERGE, stays: GONE, default: GONE },
} as const;

function replacedLine({ path, package: owner }: ForecastFile): Text {
  const kept = HELPER_ARGUMENT.test(path)
    ? {
        de: 'Eine Kopie wird vorher auf dem Server aufgehoben.',
        en: 'A copy is kept on the server before.',
      }
    : {
        de: 'Ihr Name lässt sich nicht übermitteln: Bitte heben Sie selbst eine Kopie auf.',
        en: 'Its name cannot be passed on: please keep a copy yourself.',
      };
  return {
    de: `:warning: ${asCode(owner)} liefert an der Stelle von ${asCode(path)} etwas anderes als eine Konfigurationsdatei, und dpkg *ersetzt Ihre geänderte Fassung ohne Frage*. ${kept.de}`,
    en: `:warning: ${asCode(owner)} ships something other than a configuration file in place of ${asCode(path)}, and dpkg *replaces your changed version without a question*. ${kept.en}`,
  };
}

function unpredictableLine(file: ForecastFile): Text {
  const why = REASONS[file.why ?? 'unread'];
  return {
    de: `Nicht vorhersagbar ist ${asCode(file.path)} (${why.de}).`,
    en: `${asCode(file.path)} cannot be predicted (${why.en}).`,
  };
}
