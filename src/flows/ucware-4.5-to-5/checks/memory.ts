import { reading } from '../../remote/attempt.ts';
import { memory, readMemory } from '../../remote/memory.ts';
import type { Check } from './define-check.ts';

/** Ours: apt with all lists about 200 MiB, an initrd being packed about 100, a schema migration in MySQL about 200. */
const MEMORY_NEEDED_MIB = 200 + 100 + 200;

export const memoryCheck: Check = {
  id: 'memory',
  title: { de: 'Arbeitsspeicher', en: 'Memory' },
  readings: () => [reading(memory, readMemory())],
  judge: (facts) => {
    const { totalMiB, availableMiB, swapFreeMiB } = facts.need(memory);
    if (availableMiB + swapFreeMiB >= MEMORY_NEEDED_MIB) return [];
    return [
      {
        id: 'memory-low',
        weight: 'warning',
        title: { de: 'Wenig freier Arbeitsspeicher', en: 'Little free memory' },
        why: {
          de: `Von ${totalMiB} MiB sind ${availableMiB} MiB verfügbar, dazu ${swapFreeMiB} MiB Swap; das Upgrade braucht etwa ${MEMORY_NEEDED_MIB} MiB. Reicht es nicht, beendet der Kernel Prozesse, vielleicht MySQL.`,
          en: `Of ${totalMiB} MiB, ${availableMiB} MiB are available, and ${swapFreeMiB} MiB of swap; the upgrade needs about ${MEMORY_NEEDED_MIB} MiB. If that is missing, the kernel ends processes, perhaps MySQL.`,
        },
        remedy: {
          de: 'Dem Server für das Upgrade mehr Speicher oder Swap geben, oder nicht gebrauchte Dienste anhalten.',
          en: 'Give the server more memory or swap for the upgrade, or stop services that are not needed.',
        },
      },
    ];
  },
};
