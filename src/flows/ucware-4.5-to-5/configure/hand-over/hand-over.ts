import { toHtml } from '../../../document/to-html.ts';
import { toMarkdown } from '../../../document/to-markdown.ts';
import { defineStep, type Step } from '../../../run/step.ts';
import { pass } from '../../../run/verdict.ts';
import { documentName } from './document-name.ts';
import { handOverDocument } from './hand-over-document.ts';

/** The last step of a run: who takes the server over gets everything in one document. `steps` are those before it. */
export function handOver(steps: readonly Step[]): Step {
  return defineStep({
    id: 'hand-over',
    phase: 'configure',
    title: { de: 'Übergabedokument', en: 'Hand-over document' },
    why: {
      de: 'Wer den Server übernimmt, soll nachlesen können, was entschieden wurde, von wem, und was noch offen ist.',
      en: 'Whoever takes the server over should be able to read what was decided, by whom, and what is still open.',
    },
    guide: ['Konfiguration neuer Funktionen'],
    interruptible: true,
    changes: false,
    run: () => [] as const,
    judge: (_, ctx) => {
      const document = handOverDocument(ctx, steps);
      const name = documentName(ctx.run);
      return pass(
        {
          de: 'Das Übergabedokument liegt als Markdown und als druckbares HTML im Thread.',
          en: 'The hand-over document is in the thread, as Markdown and as printable HTML.',
        },
        {
          notices: [
            {
              to: 'thread',
              text: {
                de: '*Übergabe:* offene Punkte, Snapshots, Entscheidungen, Befunde, Pakete und Zeiten.',
                en: '*Hand-over:* open points, snapshots, decisions, findings, packages and timings.',
              },
              file: { name: `${name}.md`, content: toMarkdown(document) },
            },
            {
              to: 'thread',
              text: {
                de: 'Dasselbe zum Drucken:',
                en: 'The same for printing:',
              },
              file: { name: `${name}.html`, content: toHtml(document) },
            },
          ],
        },
      );
    },
  });
}
