import { expect, it } from 'vitest';
import { checkBeforeProduction } from '../../../src/flows/ucware-4.5-to-5/service/before-production.ts';
import { asked, judged } from '../steps/a-context.ts';

it('lists what has to work without boxes, which would stay empty when all of it is confirmed', () => {
  const { text, choices } = asked(judged(checkBeforeProduction, []));
  const items = choices.find(({ id }) => id === 'yes')?.fields?.[0]?.options ?? [];
  expect(items).toHaveLength(7);
  for (const { label } of items) expect(text.de).toContain(`• ${label.de}`);
  expect(text.de).not.toContain('☐');
});
