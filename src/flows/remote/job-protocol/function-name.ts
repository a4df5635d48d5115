import { CodedError } from '../../../errors.ts';
import type { RemoteScript } from '../../run/action.ts';

/** The shell function that holds a script in the helper. Script names are `[a-z0-9-]+`, so no two become one. */
export function functionName(script: RemoteScript): string {
  if (!/^[a-z0-9-]+$/.test(script.name)) {
    throw new CodedError('unexpected', `"${script.name}" is no name of a script.`);
  }
  return `verb_${script.name.replaceAll('-', '_')}`;
}
