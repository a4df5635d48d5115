/** Somebody at the server's console. The people in Slack know no more than this person tells them. */
export interface Caretaker {
  /** Goes and looks: makes room, switches on, starts and repairs what is broken. */
  mend(): Promise<void>;
  /** What `ssh-keygen -lf` says at the console. */
  fingerprint(): string;
}

/** Nobody is there: everything stays as it is. */
export const NOBODY: Caretaker = { mend: async () => {}, fingerprint: () => '' };
