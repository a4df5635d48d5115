import type { RemoteScript } from '../../run/action.ts';
import { LAYOUT, type RemoteLayout } from './layout.ts';
import { scriptMarker } from './script-id.ts';

/**
 * The text `sh -s` gets on its stdin. The body is a function, so the shell has read it to its end before anything runs;
 * the closing brace after the call makes a text that was cut off a syntax error instead of a call without arguments.
 */
export function renderScript(script: RemoteScript, layout: RemoteLayout = LAYOUT): string {
  return `${renderEnvironment(layout)}
main() {
${script.body}
}
{ printf '%s\\n' '${scriptMarker(script)}'; main "$@" </dev/null; exit $?; }
`;
}

/** `LANGUAGE` beats `LC_ALL=C.UTF-8` in gettext, and German servers set it. */
export function renderEnvironment(layout: RemoteLayout): string {
  return `unset LANGUAGE
export LC_ALL=C.UTF-8 LANG=C.UTF-8 PATH=${layout.path}`;
}
