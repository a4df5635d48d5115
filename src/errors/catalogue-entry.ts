import type { Text } from '../flows/run/text.ts';

/** What a person is told about an error: what was being done, what it means, what to do. */
export interface CatalogueEntry {
  readonly sentence: Text;
  readonly remedy: Text;
}
