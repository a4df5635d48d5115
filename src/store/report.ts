/** Something the store did or saw that belongs into the log; no text of the record. */
export interface StoreNote {
  readonly kind:
    | 'torn-line-cut'
    | 'line-completed'
    | 'document-not-written'
    | 'journal-not-moved'
    | 'temporary-file-removed';
  readonly file: string;
  readonly found: string;
}

export type Report = (note: StoreNote) => void;
