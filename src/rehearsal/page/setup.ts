import type { Say } from '../control/control.ts';

/** What the page has to know before anything has happened. */
export interface PageSetup {
  readonly language: 'de' | 'en';
  /** The channel the practice takes place in. */
  readonly channel: string;
  /** Who can be played, and what part each of them has; `groups` are their user groups. */
  readonly people: readonly PlayedPerson[];
  /** What the composer offers when somebody types a slash. The first one begins the practice. */
  readonly commands: readonly { readonly text: string; readonly explain: Say }[];
}

export interface PlayedPerson {
  readonly id: string;
  readonly part: Say;
  readonly groups: readonly string[];
}

/** The same as the page gets it: with what this rehearsal has behind it. */
export interface ServedSetup extends PageSetup {
  readonly panel: boolean;
  readonly report: boolean;
}
