/** Whose telephones the practice server runs: what *Administration > Benutzer*, *> Fax* and *> Gruppen* list. */
export interface Customer {
  readonly users: readonly Account[];
  readonly faxes: readonly Fax[];
  readonly groups: readonly Group[];
  readonly queues: number;
}

export interface Account {
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly numbers: readonly string[];
  /** Further columns of the overview by their heading, where somebody's table has them. */
  readonly more?: Readonly<Record<string, string>>;
}

export interface Fax {
  readonly id: string;
  readonly name: string;
  readonly extension: string;
  readonly tsi: string;
  readonly headline: string;
}

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly type: string;
}

/** Heading of the column of slots, where there is one. */
export const SLOTS = 'Slots';
