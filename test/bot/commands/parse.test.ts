import { expect, it } from 'vitest';
import { parseCommand } from '../../../src/bot/commands/parse.ts';

it.each([
  ['', { do: 'help' }],
  ['   ', { do: 'help' }],
  ['HELP', { do: 'help' }],
  ['pbx-hamburg', { do: 'start', host: 'pbx-hamburg' }],
  ['  "pbx-hamburg" ', { do: 'start', host: 'pbx-hamburg' }],
  ['„pbx-hamburg“', { do: 'start', host: 'pbx-hamburg' }],
  ['PBX-Hamburg', { do: 'start', host: 'PBX-Hamburg' }],
  ['<http://pbx.example.com|pbx.example.com>', { do: 'start', host: 'pbx.example.com' }],
  ['<https://pbx.example.com/>', { do: 'start', host: 'pbx.example.com' }],
  ['<@U123|anna> pbx-hamburg', { do: 'start', host: 'pbx-hamburg' }],
  ['Status', { do: 'list' }],
  ['status  pbx-hamburg', { do: 'status', host: 'pbx-hamburg' }],
  ['list', { do: 'list' }],
  ['start list', { do: 'start', host: 'list' }],
  ['check pbx-hamburg', { do: 'check', host: 'pbx-hamburg' }],
  ['check', { do: 'needs-host', command: 'check' }],
  ['ABORT pbx-hamburg', { do: 'abort', host: 'pbx-hamburg' }],
  ['abort', { do: 'needs-host', command: 'abort' }],
  ['pbx-hamburg now', { do: 'unclear', words: 'pbx-hamburg now' }],
  ['abort pbx-a pbx-b', { do: 'unclear', words: 'pbx-a pbx-b' }],
])('understands %j', (text, command) => {
  expect(parseCommand(text)).toEqual(command);
});
