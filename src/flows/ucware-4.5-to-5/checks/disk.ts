import { asCode } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import { type Disk, disk, readDisk } from '../../remote/disk.ts';
import type { Check, Found } from './define-check.ts';
import {
  BOOT_NEEDED_MIB,
  INODES_NEEDED,
  SYSTEM_MINIMUM_MIB,
  SYSTEM_NEEDED_MIB,
} from './disk-needs.ts';

export const diskCheck: Check = {
  id: 'disk',
  title: { de: 'Platz auf den Platten', en: 'Room on the disks' },
  readings: () => [reading(disk, readDisk())],
  judge: (facts) => {
    const known = facts.need(disk);
    return known.flatMap((entry) => {
      // A folder without a file system of its own is counted with the one it lies on.
      if (entry.path !== entry.mount && known.some(({ path }) => path === entry.mount)) return [];
      return entry.path === '/boot' ? inBoot(entry) : inSystem(entry);
    });
  },
};

type Entry = Disk[number];

function inSystem(entry: Entry): readonly Found[] {
  const { path, freeMiB, totalMiB, freeInodes } = entry;
  const slug = path === '/' ? 'root' : path.slice(1);
  const found: Found[] = [];
  if (freeMiB < SYSTEM_NEEDED_MIB) {
    found.push({
      id: `${slug}-full`,
      weight: freeMiB < SYSTEM_MINIMUM_MIB ? 'blocker' : 'obstacle',
      title: { de: `Zu wenig Platz auf ${path}`, en: `Too little room on ${path}` },
      why: {
        de: `Auf ${asCode(path)} sind ${size(freeMiB)} von ${size(totalMiB)} frei, gebraucht werden etwa ${size(SYSTEM_NEEDED_MIB)}. Läuft die Platte während der Installation voll, bleiben Pakete halb installiert.`,
        en: `On ${asCode(path)}, ${size(freeMiB)} of ${size(totalMiB)} are free; about ${size(SYSTEM_NEEDED_MIB)} are needed. If the disk fills up during the installation, packages stay half installed.`,
      },
      remedy: {
        de: 'Platz schaffen (`sudo apt-get clean`, `sudo apt-get autoremove`, alte Logs und Sicherungen) oder die Platte vergrößern, dann erneut prüfen.',
        en: 'Make room (`sudo apt-get clean`, `sudo apt-get autoremove`, old logs and backups) or enlarge the disk, then check again.',
      },
    });
  }
  if (freeInodes !== null && freeInodes < INODES_NEEDED) {
    found.push({
      id: `${slug}-inodes`,
      weight: 'obstacle',
      title: { de: `Zu wenige Inodes auf ${path}`, en: `Too few inodes on ${path}` },
      why: {
        de: `Auf ${asCode(path)} lassen sich noch ${freeInodes} Dateien anlegen, gebraucht werden bis zu ${INODES_NEEDED}. Für dpkg ist das wie eine volle Platte.`,
        en: `On ${asCode(path)}, ${freeInodes} more files can be created; up to ${INODES_NEEDED} are needed. To dpkg that is a full disk.`,
      },
      remedy: {
        de: 'Alte Kernel-Header (`sudo apt-get autoremove`) und Ordner mit sehr vielen kleinen Dateien aufräumen, dann erneut prüfen.',
        en: 'Clean up old kernel headers (`sudo apt-get autoremove`) and folders with very many small files, then check again.',
      },
    });
  }
  return found;
}

function inBoot({ freeMiB, totalMiB }: Entry): readonly Found[] {
  if (freeMiB >= BOOT_NEEDED_MIB) return [];
  return [
    {
      id: 'boot-full',
      weight: 'obstacle',
      title: { de: 'Zu wenig Platz auf /boot', en: 'Too little room on /boot' },
      why: {
        de: `Auf \`/boot\` sind ${size(freeMiB)} von ${size(totalMiB)} frei, ein neuer Kernel braucht ${size(BOOT_NEEDED_MIB)}. Reicht es nicht, bricht das Upgrade ab, und der Server startet vielleicht nicht mehr.`,
        en: `On \`/boot\`, ${size(freeMiB)} of ${size(totalMiB)} are free; a new kernel needs ${size(BOOT_NEEDED_MIB)}. If that is missing, the upgrade stops, and the server may not boot any more.`,
      },
      remedy: {
        de: 'Alte Kernel entfernen: `sudo apt-get autoremove --purge`, dann erneut prüfen. Der laufende Kernel (`uname -r`) muss bleiben.',
        en: 'Remove old kernels: `sudo apt-get autoremove --purge`, then check again. The running kernel (`uname -r`) has to stay.',
      },
    },
  ];
}

const MIB_PER_GIB = 1024;

/** The same in both languages: whole MiB below 10 GiB, whole GiB above. */
export function size(mib: number): string {
  return mib < 10 * MIB_PER_GIB ? `${mib} MiB` : `${Math.floor(mib / MIB_PER_GIB)} GiB`;
}
