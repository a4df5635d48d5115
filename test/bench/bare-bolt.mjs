// The smallest Bolt app: what everybody who uses Bolt pays. Acknowledges one command, nothing else.
import bolt from '@slack/bolt';

const app = new bolt.App({
  token: process.env.SLACK_BOT_TOKEN,
  appToken: process.env.SLACK_APP_TOKEN,
  socketMode: true,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
});
app.command('/ucware-upgrade', ({ ack }) => ack());
await app.start();
