/** The states a practice server can begin in. */
export const SCENARIOS = [
  '4.5.0.8',
  '4.5.0.10',
  '5',
  '4.4',
  'sources-on-5',
  'held-ucware',
  'held-asterisk',
  'foreign-origin',
  'not-bionic',
  'mysql-down',
  'mysql-ready',
  'mysql-backup-row',
  'boot-full',
  'disk-full',
  'half-configured',
  'line-commented',
  'line-twice',
  'line-with-options',
  'line-crlf',
  'line-in-sources-list',
  'line-with-credentials',
  'hostile',
] as const;

export type ScenarioName = (typeof SCENARIOS)[number];
