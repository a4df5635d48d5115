import { refuse } from '../../refusal.ts';
import { wireUser } from '../../wire.ts';
import { type Call, flag, type Method, required } from '../call.ts';

export const usersInfo: Method = (call) => {
  const user = call.state.users.get(required(call, 'user'));
  if (!user) return refuse('user_not_found');
  return { user: wireUser(call.state, user) };
};

/** User groups exist on paid plans only. */
export const usergroupsList: Method = (call) => {
  refuseUnpaid(call);
  const { state } = call;
  return {
    usergroups: [...state.userGroups.values()].map((group) => ({
      id: group.id,
      team_id: state.seed.team.id,
      is_usergroup: true,
      is_external: false,
      name: group.name,
      handle: group.handle,
      date_delete: 0,
      user_count: group.users.length,
      ...(flag(call, 'include_users') ? { users: group.users } : {}),
    })),
  };
};

/** Members who left the workspace are not listed. */
export const usergroupsUsersList: Method = (call) => {
  refuseUnpaid(call);
  const group = call.state.userGroups.get(required(call, 'usergroup'));
  if (!group) return refuse('no_such_subteam');
  return { users: group.users.filter((id) => call.state.users.get(id)?.deleted !== true) };
};

function refuseUnpaid(call: Call): void {
  if (!call.state.seed.paid) refuse('plan_upgrade_required');
}
