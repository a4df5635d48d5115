/** A sentence for people, in both languages. */
export interface Say {
  readonly de: string;
  readonly en: string;
}

/** Something that can be made to go wrong on purpose. */
export interface FaultInfo {
  /** The word of `rehearse --fault <id>`. */
  readonly id: string;
  readonly group: 'line' | 'server' | 'packages' | 'slack' | 'bot' | 'people';
  readonly title: Say;
  /** What happens, and what the bot should make of it. */
  readonly explain: Say;
  /** A blow that is struck once, or a state that stays until it is taken back. */
  readonly kind: 'once' | 'switch';
  /** Of a switch: on now. Of a blow: planned and not struck yet. */
  readonly active: boolean;
}

/** What the panel beside the channel shows of everything behind it. */
export interface ControlState {
  /** The time of the practice, ISO. */
  readonly now: string;
  /** How many seconds of the practice pass in a real one. */
  readonly speed: number;
  readonly scenario: { readonly id: string; readonly title: Say };
  readonly bot: 'running' | 'stopped';
  readonly slack: { readonly down: boolean; readonly connections: number };
  readonly server: {
    readonly name: string;
    /** As `systemctl is-system-running` says while it can: `running`, `starting`, `stopping`, `off` … */
    readonly state: string;
    readonly ucware: string | null;
    readonly bootId: string;
    readonly calls: number;
    readonly phones: number;
    /** Command line of the process that holds the locks of apt and dpkg. */
    readonly aptLock: string | null;
    /** What `wall` told the people at terminals. */
    readonly announcements: readonly string[];
  };
  readonly faults: readonly FaultInfo[];
  /** What was struck and when, newest last. */
  readonly log: readonly { readonly at: string; readonly text: Say }[];
}

/** Looking at and disturbing the practice from outside; only the stand-ins know how. */
export interface Control {
  state(): ControlState | Promise<ControlState>;
  fault(id: string, on: boolean): Promise<{ ok: true } | { ok: false; message: Say }>;
  setCalls?(calls: number): void;
  /** What the rehearsal was like so far, as Markdown. */
  report?(language: 'de' | 'en'): Promise<string>;
}
