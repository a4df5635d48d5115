import { describe, expect, it } from 'vitest';
import { findServer, nearestNames } from '../../src/config/find-server.ts';
import { aServer } from '../support/server.ts';

const inventory = {
  people: [],
  servers: [
    aServer({ name: 'pbx-hamburg', addresses: ['192.0.2.10', '2001:db8::a'], aliases: ['hh'] }),
    aServer({ name: 'pbx-kiel', addresses: ['kiel.example.org'] }),
  ],
};

describe('finding a server', () => {
  it.each([
    ['pbx-hamburg', 'pbx-hamburg'],
    [' PBX-Hamburg ', 'pbx-hamburg'],
    ['hh', 'pbx-hamburg'],
    ['192.0.2.10', 'pbx-hamburg'],
    ['2001:DB8::A', 'pbx-hamburg'],
    ['Kiel.example.org', 'pbx-kiel'],
  ])('%s means %s', (word, name) => {
    expect(findServer(inventory, word)?.name).toBe(name);
  });

  it.each(['pbx', 'hamburg', '', '192.0.2.1', '__proto__'])('guesses nothing for "%s"', (word) => {
    expect(findServer(inventory, word)).toBeUndefined();
  });
});

describe('the nearest names', () => {
  const names = ['pbx-hamburg', 'pbx-kiel', 'pbx-bremen', 'pbx-hannover', 'berlin'];

  it.each([
    ['pbx-hambrug', ['pbx-hamburg']],
    ['hamburg', ['pbx-hamburg']],
    ['KIEL', ['pbx-kiel']],
    ['brelin', ['berlin']],
    ['zzzzzz', []],
    ['', []],
  ])('for "%s" are %j', (wanted, nearest) => {
    expect(nearestNames(wanted, names)).toEqual(nearest);
  });

  it('are three at most, and always in the same order', () => {
    const some = nearestNames('pbx', names);
    expect(some).toHaveLength(3);
    expect(nearestNames('pbx', [...names].reverse())).toEqual(some);
  });
});
