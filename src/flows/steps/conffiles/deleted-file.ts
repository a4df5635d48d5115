import type { ForecastFile } from '../../merges/conffiles/forecast.ts';
import { asCode } from '../../remote/as-code.ts';
import type { Exhibit } from '../../run/question.ts';
import type { Text } from '../../run/text.ts';

/** Characters of the vendor's file that a message shows. */
const LONGEST = 2_000;

interface Shown {
  readonly exhibits: Exhibit[];
  readonly notes: Text[];
}

/** What would come if a file that was deleted here were created again: nobody should decide about it blind. */
export function vendorsFile(file: ForecastFile): Shown {
  const { proposal } = file;
  if (!proposal) return { exhibits: [], notes: [notAtHand(file)] };
  if (proposal.kind === 'binary') return { exhibits: [], notes: [BINARY] };
  const text = proposal.hunks[0]?.vendor ?? '';
  if (text === '') return { exhibits: [], notes: [EMPTY] };
  const whole = text.length <= LONGEST && proposal.hunks[0]?.cut === false;
  const code = whole ? text.replace(/\n$/, '') : `${text.slice(0, LONGEST)}\n[…]`;
  return { exhibits: [{ title: TITLE, code }], notes: whole ? [] : [CUT] };
}

const TITLE: Text = { de: 'Neue Fassung des Herstellers', en: 'The vendor’s new version' };
const CUT: Text = {
  de: 'Hier steht ihr Anfang, alles in der angehängten Datei.',
  en: 'Here is its beginning; all of it stands in the attached file.',
};
const EMPTY: Text = { de: 'Seine Fassung ist leer.', en: 'The vendor’s version is empty.' };
const BINARY: Text = {
  de: 'Seine Fassung ist keine Textdatei und lässt sich hier nicht zeigen.',
  en: 'The vendor’s version is not a text file and cannot be shown here.',
};

function notAtHand({ path, package: name, versions }: ForecastFile): Text {
  const wanted = versions.to === null ? name : `${name}=${versions.to}`;
  const fetch = asCode(`apt-get download ${wanted}`);
  const show = asCode(`dpkg --fsys-tarfile ${name}_*.deb | tar -xO .${path}`);
  return {
    de: `Seine Fassung war hier nicht zu bekommen. Am Server zeigen sie ${fetch} und dann ${show}.`,
    en: `The vendor’s version could not be had here. On the server ${fetch} and then ${show} show it.`,
  };
}
