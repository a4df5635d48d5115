import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';

const Locale = z.strictObject({
  /** The language the server speaks to people, e.g. `de_DE.UTF-8`; null where none is set. */
  lang: z.string().nullable(),
  /** Whether `C.UTF-8` exists, which every command of the bot runs in. */
  hasCUtf8: z.boolean(),
});
export type Locale = z.infer<typeof Locale>;

export const locale = defineFact('locale', Locale);

const script = readingScript(
  'locale',
  'user',
  String.raw`
if [ -r /etc/default/locale ]; then
  awk -F= '$1 == "LANG" { gsub(/["\r]/, "", $2); printf "lang\t%s\n", $2; exit }' /etc/default/locale
fi
locale -a 2>/dev/null | awk '
  tolower($0) ~ /^c\.utf-?8$/ { found = 1 }
  END { printf "utf8\t%s\n", found ? "yes" : "no" }'
printf 'end\n'
`,
);

export function readLocale(): Probe<Locale> {
  return defineProbe({
    script,
    fact: locale,
    read: (answer) => ({
      lang: answer.optional('lang'),
      hasCUtf8: answer.one('utf8') === 'yes',
    }),
  });
}
