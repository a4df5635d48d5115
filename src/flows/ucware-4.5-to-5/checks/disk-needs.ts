/**
 * What an upgrade of a bionic server that was not updated for long writes. Rough figures of ours, for the plan computes the
 * real ones; where one has a source, it is named.
 */
const NEEDS = {
  /** All archives of a full-upgrade in /var/cache/apt/archives. */
  archivesMiB: 512,
  /** The bot's own copy of them for the plan, in /var too. */
  plannedArchivesMiB: 512,
  /** A new kernel with headers and modules unpacked: 508 MB in the example of askubuntu.com/q/1390466. */
  kernelMiB: 512,
  /** Newer packages are larger, and the migration copies tables of the database. */
  growthMiB: 512,
  /** Kernel image, its initrd, map and configuration in /boot: 8 + 60 + 4 MiB for 4.15, rounded up. */
  kernelInBootMiB: 75,
  /** update-initramfs writes a new initrd before it removes the old one. */
  initrdRebuildMiB: 60,
  /** Files of two kernels' headers and modules, about 25 000 each. */
  kernelFiles: 25_000,
} as const;

/** Below this, an approver has to decide: the sum of everything that may be written outside of /boot. */
export const SYSTEM_NEEDED_MIB =
  NEEDS.archivesMiB + NEEDS.plannedArchivesMiB + NEEDS.kernelMiB + NEEDS.growthMiB;

/** Below this not even one pass can be downloaded: nobody may decide otherwise. */
export const SYSTEM_MINIMUM_MIB = NEEDS.archivesMiB;

/** One more kernel, and its initrd once more while it is rebuilt. Both passes bring the same kernel at most. */
export const BOOT_NEEDED_MIB = NEEDS.kernelInBootMiB + NEEDS.initrdRebuildMiB;

/** Two passes, each with a kernel at worst. */
export const INODES_NEEDED = 2 * NEEDS.kernelFiles;
