/** The three texts of a configuration file, as bytes: encoding, line ends and a missing last line break survive a merge. */
export interface Texts {
  readonly path: string;
  /** As the installed package shipped it; null when nobody knows. */
  readonly base: Uint8Array | null;
  /** As it is on the server. */
  readonly own: Uint8Array;
  /** As the new package ships it. */
  readonly vendor: Uint8Array;
}
