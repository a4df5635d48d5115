import { createContext, useContext } from 'react';
import type { Say } from '../../control/control.ts';
import type { Deed } from '../../slack/user/deed.ts';
import type { ServedSetup } from '../setup.ts';
import type { Actor } from './actor.ts';
import type { Address } from './address.ts';
import type { Ask } from './ask.ts';
import type { TextName } from './texts.ts';
import type { Workspace } from './workspace/workspace.ts';

/** What every part of the page may need. */
export interface PageParts {
  readonly setup: ServedSetup;
  readonly language: 'de' | 'en';
  readonly theme: 'light' | 'dark';
  t(text: TextName | Say): string;
  readonly ask: Ask;
  readonly actor: Actor;
  readonly space: Workspace;
  readonly address: Address;
  go(patch: { readonly [field in keyof Address]?: string | undefined }): void;
  /** Shows the person what came of something they did, unless it went well. */
  tell(deed: Deed): void;
}

export const PageContext = createContext<PageParts | undefined>(undefined);

export function usePage(): PageParts {
  const parts = useContext(PageContext);
  if (!parts) throw new Error('A part of the page stands outside of it.');
  return parts;
}
