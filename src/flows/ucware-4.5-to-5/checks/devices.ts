import { asCode } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import { FAMILY_NAMES } from '../../remote/device-family.ts';
import { devices, readDevices } from '../../remote/devices.ts';
import { readRepository, repository } from '../../remote/repository.ts';
import { compareVersions, upstreamVersion } from '../../remote/versions.ts';
import type { Check } from './define-check.ts';

/** The guide: Gigaset DECT "wird ab UCware 5.1.1 wieder unterstützt". */
const DECT_AGAIN_FROM = '5.1.1';

/** Evidence for the question about devices, which a person answers. */
export const devicesCheck: Check = {
  id: 'devices',
  title: { de: 'Angemeldete Geräte', en: 'Registered devices' },
  readings: () => [reading(devices, readDevices()), reading(repository, readRepository())],
  judge: (facts) => {
    const candidate = facts.need(repository)['5'].candidate;
    const dectWorks =
      candidate !== null && compareVersions(upstreamVersion(candidate), DECT_AGAIN_FROM) >= 0;
    const lost = facts
      .need(devices)
      .families.filter(({ family }) => !(family === 'gigaset-dect' && dectWorks));
    if (lost.length === 0) return [];
    const list = lost.map(({ family, count }) => `${FAMILY_NAMES[family]}: ${count}`).join(', ');
    const offered =
      candidate === null
        ? {
            de: 'Welche Version 5 angeboten wird, ist nicht bekannt',
            en: 'Which version 5 is on offer is not known',
          }
        : { de: `Angeboten wird ${asCode(candidate)}`, en: `On offer is ${asCode(candidate)}` };
    return [
      {
        id: 'unsupported-devices',
        weight: 'warning',
        title: {
          de: 'Geräte ohne Unterstützung in Version 5',
          en: 'Devices version 5 does not support',
        },
        why: {
          de: `Gerade angemeldet: ${list}. ${offered.de}; Gigaset DECT wird erst ab ${DECT_AGAIN_FROM} wieder unterstützt, die übrigen noch nicht.`,
          en: `Registered right now: ${list}. ${offered.en}; Gigaset DECT is supported again from ${DECT_AGAIN_FROM} only, the others not yet.`,
        },
        remedy: {
          de: 'Auf das Update vorerst verzichten, wenn Sie diese Geräte weiter nutzen wollen, oder sie vorher ersetzen. Der Bot fragt gleich danach.',
          en: 'Do without the update for now if you want to go on using these devices, or replace them first. The bot will ask about it.',
        },
      },
    ];
  },
};
