import { asCode } from '../remote/as-code.ts';
import { learn } from '../run/fact.ts';
import { defineStep, type Step } from '../run/step.ts';
import { ask, pass as passed } from '../run/verdict.ts';
import { POSTPONE } from './choices.ts';
import { who } from './confirmation.ts';
import type { Pass } from './pass.ts';
import { confirmedSnapshot, snapshotQuestion } from './snapshot-question.ts';

/** A named person takes a snapshot right before the first change it protects. */
export function takeSnapshot(pass: Pass): Step {
  return defineStep({
    id: `snapshot-${pass.id}`,
    phase: pass.phase,
    title: { de: 'Snapshot anlegen', en: 'Take a snapshot' },
    why: {
      de: 'Auf diesen Stand lässt sich der Server zurücksetzen, wenn etwas schiefgeht.',
      en: 'The server can be put back to this state if something goes wrong.',
    },
    guide: pass.guide.snapshot,
    interruptible: true,
    changes: false,
    run: () => [] as const,
    judge: (_, ctx) => {
      const question = snapshotQuestion(pass, ctx);
      const asked = { ...question, choices: [...question.choices, POSTPONE] };
      const answer = ctx.answer('snapshot');
      if (!answer) return ask(asked);
      const confirmed = confirmedSnapshot(answer, ctx.now);
      if ('complaint' in confirmed) return ask({ ...asked, complaint: confirmed.complaint });
      const { snapshot } = confirmed;
      const name = asCode(snapshot.name);
      return passed(
        {
          de: `Snapshot ${name}, bestätigt von ${who(answer)}.`,
          en: `Snapshot ${name}, confirmed by ${who(answer)}.`,
        },
        { facts: [learn(pass.snapshot, snapshot)] },
      );
    },
  });
}
