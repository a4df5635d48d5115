import { z } from 'zod';
import { asCode } from '../../remote/as-code.ts';
import { activeProductLines, type Sources } from '../../remote/sources.ts';
import { planHash } from '../../run/plan-hash.ts';
import type { QuestionInput } from '../../run/question.ts';
import { same, type Text } from '../../run/text.ts';
import { POSTPONE } from '../../steps/choices.ts';

/** A line that will change. The text has its credentials masked. */
export const OldLine = z.strictObject({
  path: z.string(),
  line: z.number().int(),
  text: z.string(),
});
export type OldLine = z.infer<typeof OldLine>;

/** Active lines of version 4.5, in the order of the files. */
export function oldLines(found: Sources): OldLine[] {
  return activeProductLines(found)
    .filter(({ series }) => series === '4.5')
    .map(({ path, line, text }) => ({ path, line, text }));
}

/**
 * What an approval is bound to: another line, or another text of it, asks anew. Credentials do not count: how they are masked
 * differs between what the server says and what the record keeps of it.
 */
export function hashOfLines(lines: readonly OldLine[]): string {
  return planHash(
    lines.map(({ path, line, text }) => ({ path, line, text: text.replace(/:\/\/\S*@/g, '://') })),
  );
}

/** The difference, for approval. */
export function sourcesQuestion(lines: readonly OldLine[], server: string): QuestionInput {
  const diff = lines.flatMap(({ path, line, text }) => [
    `${path}:${line}`,
    `- ${text}`,
    `+ ${switched(text)}`,
  ]);
  return {
    id: 'sources',
    kind: 'approval',
    text: {
      de: `So ändern sich die Paketquellen von ${server}. Zugangsdaten und Optionen bleiben, \`ucware-firmware\` bleibt.`,
      en: `This is how the package sources of ${server} change. Credentials and options stay, \`ucware-firmware\` stays.`,
    },
    plan: {
      hash: hashOfLines(lines),
      lines: diff.map((line): Text => same(asCode(line))),
      losses: [],
      wayBack: {
        de: 'Bis zur Installation stellt der Bot bei einem Abbruch 4.5 wieder ein; danach hilft Snapshot 2.',
        en: 'Until the installation the bot puts 4.5 back on an abort; after it snapshot 2 helps.',
      },
      changes: [],
    },
    choices: [
      {
        id: 'approve',
        label: { de: 'So ändern', en: 'Change it like this' },
        style: 'primary',
        who: 'approver',
      },
      { ...POSTPONE, who: 'operator' },
    ],
    who: 'approver',
  };
}

function switched(text: string): string {
  return text.replace(/\/ucware-4\.5(?=[\s/]|$)/g, '/ucware-5');
}
