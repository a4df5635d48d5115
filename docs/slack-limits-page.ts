import { ELEMENTS_OF } from '../src/rehearsal/slack/blocks/check-element.ts';
import { LIMITS } from '../src/rehearsal/slack/blocks/limits.ts';
import { SURFACES } from '../src/rehearsal/slack/blocks/surfaces.ts';
import { RATES } from '../src/rehearsal/slack/web/rates.ts';
import { NEEDS } from '../src/rehearsal/slack/web/scopes.ts';

/** What the practice workspace refuses, from the tables it refuses by. */
export function slackLimitsPage(): string {
  return `# What the practice workspace enforces

Written by \`npm run docs\` from the tables the rehearsal refuses by; do not edit.

A message, view or call that Slack would refuse is refused in the rehearsal with Slack's error code. Each limit is gone over in
\`test/rehearsal/slack\`.

## Limits

Lengths in characters, times in milliseconds, unless the name says otherwise.

| limit | most | source |
| --- | --: | --- |
${Object.entries(LIMITS)
  .map(([name, { max, source }]) => `| ${name} | ${max} | ${source} |`)
  .join('\n')}

## Methods: token, scope, rate

429 comes with \`Retry-After\`. Source: docs.slack.dev/apis/web-api/rate-limits and the page of each method.

| method | token | scopes, one of | calls a minute |
| --- | --- | --- | --- |
${Object.entries(NEEDS)
  .map(
    ([method, { token, scopes }]) =>
      `| \`${method}\` | ${token} | ${scopes.map((scope) => `\`${scope}\``).join(', ') || '–'} | ${rate(method)} |`,
  )
  .join('\n')}

## Blocks: where they may stand

Source: docs.slack.dev/reference/block-kit/blocks, September 2026.

| block | message | modal | Home |
| --- | :-: | :-: | :-: |
${Object.entries(SURFACES)
  .map(
    ([block, where]) =>
      `| \`${block}\` | ${['message', 'modal', 'home'].map((one) => ((where as readonly string[]).includes(one) ? '✓' : '')).join(' | ')} |`,
  )
  .join('\n')}

## Elements: in which blocks

Source: docs.slack.dev/reference/block-kit/block-elements.

${Object.entries(ELEMENTS_OF)
  .map(([block, elements]) => `- \`${block}\`: ${elements.map((one) => `\`${one}\``).join(', ')}`)
  .join('\n')}
`;
}

function rate(method: string): string {
  const known = RATES[method];
  if (!known) return '–';
  const burst = known.channelBurst;
  return burst === undefined
    ? `${known.perMinute}`
    : `${known.perMinute}; one a second per channel after ${burst} at once`;
}
