import { same, type Text } from '../run/text.ts';
import { asCode } from './as-code.ts';

/** apt's words for what dpkg does (apt-pkg/deb/dpkgpm.cc), and ours for people. */
const VERBS = [
  [/^Preparing to configure/, { de: 'Bereitet die Einrichtung vor', en: 'Preparing to configure' }],
  [
    /^Preparing for removal|^Preparing to completely/,
    { de: 'Bereitet das Entfernen vor', en: 'Preparing to remove' },
  ],
  [/^Preparing/, { de: 'Bereitet vor', en: 'Preparing' }],
  [/^Unpacking/, { de: 'Entpackt', en: 'Unpacking' }],
  [/^Configuring/, { de: 'Richtet ein', en: 'Configuring' }],
  [/^Removing|^Completely removing/, { de: 'Entfernt', en: 'Removing' }],
  [/^Removed|^Completely removed/, { de: 'Entfernt', en: 'Removed' }],
  [/^Installing/, { de: 'Installiert', en: 'Installing' }],
  [/^Installed/, { de: 'Fertig', en: 'Installed' }],
  [/trigger/i, { de: 'Führt Nacharbeiten aus', en: 'Running triggers' }],
] as const satisfies readonly (readonly [RegExp, Text])[];

const FILE = /file (\d+) of (\d+)/;

/** One line for people about what apt does right now. */
export function describeStatus(
  phase: 'download' | 'install',
  name: string | undefined,
  message: string,
): Text {
  if (phase === 'download') {
    const [, file, of] = FILE.exec(message) ?? [];
    return file
      ? { de: `Lädt Datei ${file} von ${of} herunter`, en: `Downloading file ${file} of ${of}` }
      : { de: 'Lädt Pakete herunter', en: 'Downloading packages' };
  }
  if (name === undefined) return { de: 'Startet dpkg', en: 'Starting dpkg' };
  const verb = VERBS.find(([sign]) => sign.test(message))?.[1] ?? same(asCode(message));
  return { de: `${verb.de}: ${asCode(name)}`, en: `${verb.en}: ${asCode(name)}` };
}
