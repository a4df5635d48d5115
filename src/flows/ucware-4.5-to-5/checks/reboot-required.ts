import { asCodes } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import { readRebootRequired, rebootRequired } from '../../remote/reboot-required.ts';
import type { Check } from './define-check.ts';

export const rebootCheck: Check = {
  id: 'reboot-required',
  title: { de: 'Ausstehender Neustart', en: 'Pending reboot' },
  readings: () => [reading(rebootRequired, readRebootRequired())],
  judge: (facts) => {
    const { required, packages } = facts.need(rebootRequired);
    if (!required) return [];
    const cause = packages.length > 0 ? asCodes(packages) : '–';
    return [
      {
        id: 'reboot-pending',
        weight: 'warning',
        title: { de: 'Ein Neustart steht aus', en: 'A reboot is pending' },
        why: {
          de: `Frühere Updates warten auf einen Neustart (Pakete: ${cause}). Käme der Server danach nicht wieder, läge es nicht am Upgrade, sähe aber so aus.`,
          en: `Earlier updates wait for a reboot (packages: ${cause}). If the server did not come back after it, the upgrade would look like the cause without being it.`,
        },
        remedy: {
          de: 'Am besten vor dem Fenster einmal neu starten, wenn niemand telefoniert. Der Bot startet den Server nach jedem Durchgang ohnehin neu.',
          en: 'Best reboot once before the window, when nobody is on the phone. The bot reboots the server after each pass anyway.',
        },
      },
    ];
  },
};
