import { describe, expect, it } from 'vitest';
import { Question } from '../../src/flows/run/question.ts';
import { same } from '../../src/flows/run/text.ts';
import { forApprovers } from '../../src/runner/for-approvers.ts';

const PEOPLE = [{ name: 'anna', slack: 'U0ANNA', uid: undefined }];
const accept = { id: 'accept', label: same('Accept …'), who: 'approver' } as const;
const ask = { id: 'ask', label: { de: 'Jemanden fragen …', en: 'Ask somebody …' } };
const asks = (who: 'operator' | 'approver', choices: Question['choices']) =>
  Question.parse({ id: 'q', kind: 'choice', text: same('?'), choices, who });

describe('an operator who wants what is for approvers', () => {
  it('is told who they are, and what operators can choose here', () => {
    const text = forApprovers(asks('operator', [accept, ask]), { approvers: ['anna'] }, PEOPLE);
    expect(text).toEqual({
      de: 'Das dürfen auf diesem Server nur Freigebende: <@U0ANNA>. Bitte jemanden davon bitten, das hier zu wählen. Sie selbst können hier wählen: „Jemanden fragen“.',
      en: 'Only approvers may do this on this server: <@U0ANNA>. Please ask one of them to choose it here. You can choose here: “Ask somebody”.',
    });
  });

  it('is offered nothing where everything is for approvers, and finds groups under the question', () => {
    const approvers = ['S0GROUP', 'U0ANNA', 'anna', 'bernd'];
    const { en } = forApprovers(asks('approver', [accept, ask]), { approvers }, PEOPLE);
    expect(en).toBe(
      'Only approvers may do this on this server: <@U0ANNA>, bernd, the members of the user group named under the question. Please ask one of them to choose it here.',
    );
    const nobody = forApprovers(asks('approver', [ask]), { approvers: [] }, PEOPLE);
    expect(nobody.en).toContain('the inventory lists nobody under `approvers`');
  });
});
