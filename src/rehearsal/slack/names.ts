import type { State } from './state.ts';

const ID = /\b[UWCDS][A-Z0-9]{5,}\b/g;

/** Display names of everybody and everything whose id occurs in this content, as a client resolves mentions. */
export function namesIn(state: State, ...content: readonly unknown[]): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [id] of JSON.stringify(content).matchAll(ID)) {
    const name =
      state.users.get(id)?.real_name ??
      state.userGroups.get(id)?.handle ??
      state.channels.get(id)?.name;
    if (name !== undefined) names[id] = name;
  }
  return names;
}
