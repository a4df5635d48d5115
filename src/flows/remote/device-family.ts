/** The groups of devices the vendor's guide names as not (or not yet) supported by version 5. */
export const DEVICE_FAMILIES = [
  'aastra',
  'gigaset-desk',
  'gigaset-dect',
  'panasonic-dect',
  'polycom-desk',
  'samsung',
  'siemens',
] as const;
export type DeviceFamily = (typeof DEVICE_FAMILIES)[number];

/** As the guide writes them in its list “Hardware und Software”. */
export const FAMILY_NAMES = {
  aastra: 'Aastra',
  'gigaset-desk': 'Gigaset Tischtelefone',
  'gigaset-dect': 'Gigaset DECT',
  'panasonic-dect': 'Panasonic DECT',
  'polycom-desk': 'Polycom Tischtelefone',
  samsung: 'Samsung',
  siemens: 'Siemens',
} as const satisfies Record<DeviceFamily, string>;

/**
 * Which of them a SIP user agent belongs to, by the names the devices carry; null for every other device. Old “Siemens Gigaset”
 * devices count as Siemens, for which the guide promises no later support.
 */
export function deviceFamily(userAgent: string): DeviceFamily | null {
  const agent = userAgent.toLowerCase();
  if (agent.includes('aastra')) return 'aastra';
  if (/siemens|openstage|optipoint/.test(agent)) return 'siemens';
  if (/gigaset[ _-]?(de\d|maxwell|dx\d)|^maxwell/.test(agent)) return 'gigaset-desk';
  if (agent.includes('gigaset')) return 'gigaset-dect';
  if (/panasonic.*(tgp|uds|udt|tpa)/.test(agent)) return 'panasonic-dect';
  if (/polycom/.test(agent) && !/soundstation|trio|kirk|realpresence/.test(agent)) {
    return 'polycom-desk';
  }
  if (agent.includes('samsung')) return 'samsung';
  return null;
}
