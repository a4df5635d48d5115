import { randomBytes } from 'node:crypto';
import type { Method } from '../call.ts';

export const authTest: Method = ({ state, origin }) => {
  const { team, app } = state.seed;
  return {
    url: `${origin}/`,
    team: team.name,
    user: state.users.get(app.botUser)?.name ?? app.name,
    team_id: team.id,
    user_id: app.botUser,
    bot_id: app.botId,
    is_enterprise_install: false,
  };
};

/** A WebSocket address that is good for one connection. */
export const appsConnectionsOpen: Method = ({ state, hidden, origin }) => {
  const ticket = randomBytes(16).toString('hex');
  hidden.tickets.add(ticket);
  const address = origin.replace(/^http/, 'ws');
  return { url: `${address}/link/?ticket=${ticket}&app_id=${state.seed.app.id}` };
};
