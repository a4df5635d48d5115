import { expect, it } from 'vitest';
import { createPeople } from '../../src/bot/people.ts';
import { createFakeClock } from './support/clock.ts';
import { testServer } from './support/journal.ts';
import { refusal } from './support/slack.ts';

function stage(user: () => Record<string, unknown>, members: () => string[]) {
  const clock = createFakeClock();
  let looks = 0;
  const web = {
    users: { info: async () => ({ ok: true, user: user() }) },
    usergroups: {
      users: {
        list: async () => {
          looks += 1;
          return { ok: true, users: members() };
        },
      },
    },
  };
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const people = createPeople({
    web: web as never,
    inventory: { servers: [testServer()], people: [] },
    clock,
    log,
    team: () => 'T1',
  });
  return { clock, people, looks: () => looks };
}

const MEMBER = { team_id: 'T1' };

it('knows the groups of the inventory a person is in', async () => {
  const { people } = stage(
    () => MEMBER,
    () => ['U1'],
  );
  expect(await people.resolve('U1')).toEqual({
    actor: { id: 'U1', via: 'slack' },
    member: true,
    groups: ['S0GROUP'],
  });
  expect((await people.resolve('U2')).groups).toEqual([]);
});

it('leaves a group out that Slack does not show, and says so', async () => {
  const { people } = stage(
    () => MEMBER,
    () => {
      throw refusal('plan_upgrade_required');
    },
  );
  expect(await people.resolve('U1')).toMatchObject({ member: true, groups: [] });
  expect(people.groupsMissing()).toBe(true);
});

it.each([
  [{ ...MEMBER }, true],
  [{ team_id: 'T9', enterprise_user: { teams: ['T1'] } }, true],
  [{ team_id: 'T9', enterprise_user: { teams: ['T8'] } }, false],
  [{ ...MEMBER, deleted: true }, false],
  [{ ...MEMBER, is_bot: true }, false],
  [{ ...MEMBER, is_restricted: true }, false],
  [{ ...MEMBER, is_ultra_restricted: true }, false],
  [{ ...MEMBER, is_stranger: true }, false],
  [{}, false],
])('judges %j as member: %s', async (user, member) => {
  const { people } = stage(
    () => user,
    () => ['U1'],
  );
  expect(await people.resolve('U1')).toMatchObject({ member, groups: member ? ['S0GROUP'] : [] });
});

it('looks again after a minute, so that a right that was taken away ends soon', async () => {
  let members = ['U1'];
  const { people, clock, looks } = stage(
    () => MEMBER,
    () => members,
  );
  await people.resolve('U1');
  members = [];
  await clock.advance(59_000);
  expect((await people.resolve('U1')).groups).toEqual(['S0GROUP']);
  expect(looks()).toBe(1);
  await clock.advance(1001);
  expect((await people.resolve('U1')).groups).toEqual([]);
});

it('rejects rather than guesses when Slack does not say who somebody is', async () => {
  const { people } = stage(
    () => {
      throw refusal('internal_error');
    },
    () => [],
  );
  await expect(people.resolve('U1')).rejects.toMatchObject({ code: 'slack-unreachable' });
});
