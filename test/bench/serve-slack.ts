import { startSlackStandIn } from '../../src/rehearsal/slack/stand-in.ts';

/** Says where it is on stdout and serves until its stdin ends. */
const slack = await startSlackStandIn({ rateScale: 0 });
console.log(JSON.stringify({ apiUrl: slack.apiUrl, token: slack.workspace.tokens.bot }));
process.stdin.resume().once('end', () => void slack.close());
