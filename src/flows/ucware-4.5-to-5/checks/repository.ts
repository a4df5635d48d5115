import { asCode } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import { packages, readPackages, ucwareVersion } from '../../remote/packages.ts';
import { type RepositoryAnswer, readRepository, repository } from '../../remote/repository.ts';
import { isVersion5, isVersion45 } from '../../remote/versions.ts';
import { type Check, type Found, NOTHING_TO_DO } from './define-check.ts';
import { REPOSITORY_TROUBLES } from './repository-troubles.ts';

/** The guide's "Stellen Sie sicher, dass der UCware Server mit dem Internet verbunden ist", for exactly what is needed. */
export const repositoryCheck: Check = {
  id: 'repository',
  title: { de: 'Paketserver des Herstellers', en: 'Package server of the vendor' },
  readings: () => [reading(repository, readRepository()), reading(packages, readPackages())],
  judge: (facts) => {
    const known = facts.need(repository);
    // On version 5 apt rightly prefers what is installed to anything of 4.5.
    const upgraded = isVersion5(ucwareVersion(facts.need(packages)) ?? '');
    const found = [...(upgraded ? [] : judge('4.5', known['4.5'])), ...judge('5', known['5'])];
    const { candidate: last45 } = known['4.5'];
    const { candidate: first5 } = known['5'];
    if (upgraded || last45 === null || first5 === null) return found;
    return [
      ...found,
      {
        id: 'repository-offers',
        weight: 'info',
        title: { de: 'Angebotene Versionen', en: 'Versions on offer' },
        why: {
          de: `Der Paketserver bietet ${asCode(last45)} und ${asCode(first5)} an.`,
          en: `The package server offers ${asCode(last45)} and ${asCode(first5)}.`,
        },
        remedy: NOTHING_TO_DO,
      },
    ];
  },
};

function judge(
  series: '4.5' | '5',
  { state, said, candidate }: RepositoryAnswer,
): readonly Found[] {
  const slug = series === '5' ? '5' : '4-5';
  // Without a line there is nothing to try: the check of the sources says so.
  if (state === 'no-line') return [];
  if (state !== 'ok') {
    const { weight, title, remedy } = REPOSITORY_TROUBLES[state];
    return [
      {
        id: `repository-${slug}-${state}`,
        weight,
        title: {
          de: `ucware-${series}: ${title.de}`,
          en: `ucware-${series}: ${title.en}`,
        },
        why: {
          de: `Beim Lesen von \`ucware-${series}\` meldet apt: ${asCode(said)}. Ohne dieses Repository gibt es kein Upgrade.`,
          en: `Reading \`ucware-${series}\`, apt says: ${asCode(said)}. Without this repository there is no upgrade.`,
        },
        remedy,
      },
    ];
  }
  const right = series === '5' ? isVersion5 : isVersion45;
  if (candidate !== null && right(candidate)) return [];
  return [
    {
      id: `repository-${slug}-candidate`,
      weight: 'obstacle',
      title: {
        de: `ucware-${series}: keine passende Version`,
        en: `ucware-${series}: no matching version`,
      },
      why: {
        de: `apt würde daraus ${candidate === null ? 'nichts' : asCode(candidate)} installieren. Erwartet wird eine Version ${series}.`,
        en: `From there apt would install ${candidate === null ? 'nothing' : asCode(candidate)}. Expected is a version ${series}.`,
      },
      remedy: {
        de: 'Prüfen, ob Pakete festgehalten sind (`apt-cache policy ucware`) und ob die Architektur stimmt; sonst den Hersteller-Support fragen.',
        en: 'Look whether packages are pinned (`apt-cache policy ucware`) and whether the architecture is right; otherwise ask the vendor support.',
      },
    },
  ];
}
