import { asCode } from '../../remote/as-code.ts';
import { isUnchecked } from '../../remote/conffiles/is-unchecked.ts';
import { overruled } from '../../remote/conffiles/overruled.ts';
import { same, type Text } from '../../run/text.ts';
import type { Case } from './case.ts';

const UNCHECKED: Text = {
  de: ' · Syntax *nicht geprüft*, kein Programm auf dem Server prüft sie',
  en: ' · syntax *not checked*, no program on the server checks it',
};

/**
 * What the check on the server said of the decided text. One that was put together here and that nothing could check is said to be
 * unchecked; your own version and the vendor's are as they were.
 */
export function checkMark({ file, decision }: Case): Text {
  const { chosen } = file;
  if (!chosen?.fits) return same('');
  const { check } = chosen;
  if (check?.ok) return same(` · ${asCode(check.tool)} ✓`);
  const insisted = decision?.insisted?.md5 === chosen.md5 ? decision?.insisted : undefined;
  if (check) return overruled({ check, insisted });
  return isUnchecked(chosen) ? UNCHECKED : same('');
}
