import { asCode } from '../../remote/as-code.ts';
import type { SourceLine } from '../../remote/sources.ts';
import { type Found, NOTHING_TO_DO } from './define-check.ts';

/** What is unusual about the one line that counts. All but the last are kept as they are when the version is changed. */
export function oddities(line: SourceLine): readonly Found[] {
  const at = asCode(`${line.path}:${line.line}`);
  const found: Found[] = [];
  if (line.path === '/etc/apt/sources.list') {
    found.push({
      id: 'sources-in-main-list',
      weight: 'info',
      title: { de: 'Die Zeile steht in sources.list', en: 'The line stands in sources.list' },
      why: {
        de: `Der Artikel nennt eine eigene Datei; hier steht die Zeile in ${at}. Beides ist richtig, geändert wird sie dort, wo sie steht.`,
        en: `The article names a file of its own; here the line stands in ${at}. Both are right; it is changed where it stands.`,
      },
      remedy: NOTHING_TO_DO,
    });
  }
  if (line.options !== null && line.format === 'list') {
    found.push({
      id: 'sources-options',
      weight: 'info',
      title: { de: 'Die Zeile hat Optionen', en: 'The line has options' },
      why: {
        de: `${at} enthält ${asCode(`[${line.options}]`)}. Die Optionen bleiben beim Umstellen erhalten.`,
        en: `${at} contains ${asCode(`[${line.options}]`)}. The options are kept when the version is changed.`,
      },
      remedy: NOTHING_TO_DO,
    });
  }
  if (line.crlf) {
    found.push({
      id: 'sources-crlf',
      weight: 'warning',
      title: { de: 'Windows-Zeilenenden', en: 'Windows line ends' },
      why: {
        de: `${at} endet mit CR LF. apt liest das, andere Programme stolpern darüber. Die Zeilenenden bleiben beim Umstellen, wie sie sind.`,
        en: `${at} ends with CR LF. apt reads that, other programs stumble over it. The line ends stay as they are when the version is changed.`,
      },
      remedy: {
        de: 'Bei Gelegenheit die Datei mit Unix-Zeilenenden speichern.',
        en: 'Save the file with Unix line ends at the next opportunity.',
      },
    });
  }
  if (line.format === 'deb822') {
    found.push({
      id: 'sources-deb822',
      weight: 'blocker',
      title: { de: 'Paketquelle im Stanza-Format', en: 'Source in stanza format' },
      why: {
        de: `${at} ist eine \`.sources\`-Datei. Der Artikel kennt nur einzeilige Einträge; der Bot ändert keine anderen.`,
        en: `${at} is a \`.sources\` file. The article knows one-line entries only; the bot changes no others.`,
      },
      remedy: {
        de: `Als einzeiligen Eintrag in eine \`.list\`-Datei übertragen: ${asCode(line.text)} (\`***\` durch Ihre Zugangsdaten ersetzen). In der Stanza die Adresse entfernen oder \`Enabled: no\` ergänzen, \`apt-get update\` ausführen, dann erneut prüfen.`,
        en: `Move it into a \`.list\` file as a one-line entry: ${asCode(line.text)} (put your credentials for \`***\`). Take the address out of the stanza or add \`Enabled: no\`, run \`apt-get update\`, then check again.`,
      },
    });
  }
  return found;
}
