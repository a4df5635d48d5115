import { asCode } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import { readVirtualization, virtualization } from '../../remote/virtualization.ts';
import type { Check } from './define-check.ts';

export const virtualizationCheck: Check = {
  id: 'virtualization',
  title: { de: 'Virtualisierung', en: 'Virtualisation' },
  readings: () => [reading(virtualization, readVirtualization())],
  judge: (facts) => {
    const kind = facts.need(virtualization);
    if (kind === 'none') {
      return [
        {
          id: 'bare-metal',
          weight: 'warning',
          title: { de: 'Keine virtuelle Maschine', en: 'Not a virtual machine' },
          why: {
            de: 'Der Server läuft auf eigener Hardware: Snapshots gibt es dort nicht, der Weg zurück braucht ein vollständiges Abbild der Platten.',
            en: 'The server runs on hardware of its own: there are no snapshots, and the way back needs a complete image of the disks.',
          },
          remedy: {
            de: 'Ein Abbild planen, das sich in der verbleibenden Zeit des Fensters auch zurückspielen lässt, und das Zurückspielen vorher üben.',
            en: 'Plan an image that can also be restored within what is left of the window, and practise restoring it.',
          },
        },
      ];
    }
    return [
      {
        id: 'virtual-machine',
        weight: 'info',
        title: { de: 'Virtuelle Maschine', en: 'Virtual machine' },
        why: {
          de: `Erkannt: ${asCode(kind)}. Vor jeder der beiden Änderungen wird ein Snapshot verlangt.`,
          en: `Recognised: ${asCode(kind)}. Before each of the two changes a snapshot is required.`,
        },
        remedy: {
          de: 'Prüfen, ob auf dem Speicher des Hypervisors Platz für zwei Snapshots ist. Auf ZFS lässt sich nur zum jüngsten zurückkehren.',
          en: 'Look whether the storage of the hypervisor has room for two snapshots. On ZFS only the latest can be gone back to.',
        },
      },
    ];
  },
};
