import type { ForecastFile } from '../../merges/conffiles/forecast.ts';
import type { Proposal } from '../../merges/conffiles/proposal.ts';
import { asCode } from '../../remote/as-code.ts';
import { SHIPPED_FOLDER } from '../../remote/conffiles/folders.ts';
import { joinTexts, type Text } from '../../run/text.ts';
import type { Notice } from '../../run/verdict.ts';

/** The whole proposal as a file in the thread; what is too long even for that says so, and where the rest is to be seen. */
export function attachedProposal(file: ForecastFile, proposal: Proposal): Notice {
  const name = file.path.replace(/^\/+/, '').replace(/[^A-Za-z0-9._-]+/g, '-');
  const { document, missing } = proposal;
  const rest = missing > 0 ? [cut(file, document.length, missing)] : [];
  const end = rest.map(({ de, en }) => `\n[…]\n${plain(de)}\n${plain(en)}\n`).join('');
  return {
    to: 'thread',
    text: joinTexts([announced(file, missing === 0), ...rest], ' '),
    file: { name: `${name}.diff.txt`, content: document + end },
  };
}

function announced({ path, class: met }: ForecastFile, whole: boolean): Text {
  if (met === 'deleted') {
    return {
      de: `${asCode(path)}: die neue Fassung des Herstellers als Datei. Was geheim sein kann, steht als ⟦Nummer⟧ da.`,
      en: `${asCode(path)}: the vendor’s new version as a file. What may be secret stands as ⟦number⟧.`,
    };
  }
  const all = { de: whole ? 'alle ' : '', en: whole ? 'all ' : '' };
  return {
    de: `${asCode(path)}: ${all.de}Unterschiede und die Zusammenführung als Datei. Geheimes steht als ⟦Nummer⟧ da.`,
    en: `${asCode(path)}: ${all.en}differences and the merge as a file. Secrets stand as ⟦number⟧.`,
  };
}

function cut({ path, offered, class: met }: ForecastFile, kept: number, missing: number): Text {
  // Both texts are there: the proposal was made from them.
  const look = met === 'deleted' ? 'less' : `diff -u ${path}`;
  const command = asCode(`sudo ${look} ${SHIPPED_FOLDER}/${offered}`);
  const all = kept + missing;
  return {
    de: `*Gekürzt:* Die Datei endet nach ${kept} von ${all} Zeichen. Der Rest ist am Server zu sehen, dort mit allem Geheimen: ${command}`,
    en: `*Cut:* the file ends after ${kept} of ${all} characters. The rest can be seen on the server, with all secrets there: ${command}`,
  };
}

function plain(text: string): string {
  return text.replaceAll(/[*`]/g, '');
}
