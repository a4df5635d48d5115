import { asCode } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import { packages, readPackages, ucwareVersion } from '../../remote/packages.ts';
import {
  activeProductLines,
  productLines,
  readSources,
  type SourceLine,
  sources,
} from '../../remote/sources.ts';
import { isVersion5 } from '../../remote/versions.ts';
import type { Check, Found } from './define-check.ts';
import { oddities } from './source-oddities.ts';

/** Where the guide has the line. */
const USUAL_PLACE = '/etc/apt/sources.list.d/ucware.list';
const LINE_45 = 'deb https://packages.ucware.de/ubuntu/ucware-4.5 bionic main';

export const sourcesCheck: Check = {
  id: 'sources',
  title: { de: 'Paketquellen', en: 'Package sources' },
  readings: () => [reading(sources, readSources()), reading(packages, readPackages())],
  judge: (facts) => {
    const known = facts.need(sources);
    const active = activeProductLines(known);
    const version = ucwareVersion(facts.need(packages));
    const [only] = active;
    if (!only) return [none(productLines(known))];
    if (active.length > 1) return [several(active)];
    const upgraded = version !== undefined && isVersion5(version);
    const found: Found[] = [];
    if (isSeries5(only) && !upgraded) found.push(aheadOfPackages(only, version));
    else if (only.series !== '4.5' && !upgraded) found.push(otherSeries(only));
    return [...found, ...oddities(only)];
  },
};

function isSeries5({ series }: SourceLine): boolean {
  return series === '5' || series?.startsWith('5.') === true;
}

function place({ path, line }: SourceLine): string {
  return asCode(`${path}:${line}`);
}

function none(commented: readonly SourceLine[]): Found {
  const [first] = commented;
  if (first) {
    return {
      id: 'sources-commented',
      weight: 'blocker',
      title: {
        de: 'Die UCware-Paketquelle ist auskommentiert',
        en: 'The UCware source is commented out',
      },
      why: {
        de: `${place(first)} ist nicht aktiv: ${asCode(first.text)}. So findet apt kein Update von UCware.`,
        en: `${place(first)} is not active: ${asCode(first.text)}. This way apt finds no update of UCware.`,
      },
      remedy: {
        de: `Das \`#\` am Zeilenanfang entfernen, sodass genau eine Zeile mit \`ucware-4.5\` aktiv ist, dann erneut prüfen.`,
        en: `Remove the \`#\` at the start of the line, so that exactly one line with \`ucware-4.5\` is active, then check again.`,
      },
    };
  }
  return {
    id: 'sources-missing',
    weight: 'blocker',
    title: { de: 'Die UCware-Paketquelle fehlt', en: 'The UCware source is missing' },
    why: {
      de: 'Weder /etc/apt/sources.list noch eine Datei in /etc/apt/sources.list.d enthält eine Zeile mit `ucware-4.5`. So findet apt kein Update von UCware.',
      en: 'Neither /etc/apt/sources.list nor a file in /etc/apt/sources.list.d has a line with `ucware-4.5`. This way apt finds no update of UCware.',
    },
    remedy: {
      de: `Die Zeile in \`${USUAL_PLACE}\` eintragen, üblich ist \`${LINE_45}\` (mit Ihren Zugangsdaten, falls Sie welche haben), dann erneut prüfen.`,
      en: `Put the line into \`${USUAL_PLACE}\`, usually \`${LINE_45}\` (with your credentials, if you have any), then check again.`,
    },
  };
}

function several(active: readonly SourceLine[]): Found {
  const places = active.map((line) => `${place(line)} (\`ucware-${line.series}\`)`).join(', ');
  return {
    id: 'sources-twice',
    weight: 'blocker',
    title: {
      de: `${active.length} aktive UCware-Paketquellen`,
      en: `${active.length} active UCware sources`,
    },
    why: {
      de: `Gefunden: ${places}. Bliebe eine davon stehen, käme die Version aus der anderen, ohne dass jemand es wollte.`,
      en: `Found: ${places}. If one of them stayed, the version would come from the other without anybody wanting it.`,
    },
    remedy: {
      de: 'Alle bis auf die Zeile mit `ucware-4.5`, die gelten soll, mit `#` auskommentieren, dann erneut prüfen.',
      en: 'Comment out all but the one line with `ucware-4.5` that is to count with `#`, then check again.',
    },
  };
}

function aheadOfPackages(line: SourceLine, version: string | undefined): Found {
  return {
    id: 'sources-ahead',
    weight: 'blocker',
    title: { de: 'Paketquelle auf 5, Pakete auf 4.5', en: 'Source on 5, packages on 4.5' },
    why: {
      de: `${place(line)} zeigt auf \`ucware-${line.series}\`, installiert ist ${asCode(version ?? '?')}. Jedes apt, auch ein automatisches, würde jetzt ohne Snapshot auf 5 aktualisieren.`,
      en: `${place(line)} points to \`ucware-${line.series}\`, installed is ${asCode(version ?? '?')}. Any apt, an unattended one too, would now upgrade to 5 without a snapshot.`,
    },
    remedy: {
      de: 'In dieser Zeile `ucware-4.5` eintragen und `sudo apt-get update` ausführen, dann erneut prüfen. Der Bot stellt die Zeile später selbst um.',
      en: 'Write `ucware-4.5` into this line and run `sudo apt-get update`, then check again. The bot changes the line itself later.',
    },
  };
}

function otherSeries(line: SourceLine): Found {
  return {
    id: 'sources-other-series',
    weight: 'blocker',
    title: { de: 'Paketquelle einer anderen Version', en: 'Source of another version' },
    why: {
      de: `${place(line)} zeigt auf \`ucware-${line.series}\`, erwartet wird \`ucware-4.5\`. Der letzte Stand von 4.5 kommt nur von dort.`,
      en: `${place(line)} points to \`ucware-${line.series}\`, expected is \`ucware-4.5\`. The last 4.5 comes only from there.`,
    },
    remedy: {
      de: 'Klären, warum eine andere Version eingetragen ist, und `ucware-4.5` eintragen, dann erneut prüfen.',
      en: 'Find out why another version stands there, and write `ucware-4.5`, then check again.',
    },
  };
}
