/** What a practice server takes over from a real one: facts that were read, and no content of any file. */
export interface Likeness {
  readonly hostname: string;
  readonly packages: readonly { readonly name: string; readonly version: string }[];
  /** Configuration files that are not as their package shipped them. */
  readonly changedFiles: readonly { readonly package: string; readonly path: string }[];
  readonly held: readonly string[];
  /** Packages an installation has left unfinished. */
  readonly halfConfigured: readonly string[];
  /** `ucware-<series>` lines of apt, by the file they stand in. */
  readonly sources: readonly LikeSource[];
  /** What the registered telephones call themselves. */
  readonly userAgents: readonly { readonly agent: string; readonly count: number }[];
  /** KiB of the file systems that count. */
  readonly disks: readonly {
    readonly path: '/' | '/boot';
    readonly sizeKb: number;
    readonly usedKb: number;
  }[];
}

export interface LikeSource {
  readonly path: string;
  readonly series: string;
  readonly active: boolean;
  /** The part in brackets. */
  readonly options: string | null;
  readonly hasCredentials: boolean;
  readonly crlf: boolean;
}
