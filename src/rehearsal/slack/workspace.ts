import type { SlackChannel, SlackUser, SlackUserGroup } from './types.ts';

/** What the workspace is at the start: its people, places and the one app installed in it. */
export interface WorkspaceSeed {
  readonly team: { readonly id: string; readonly domain: string; readonly name: string };
  readonly app: {
    readonly id: string;
    readonly name: string;
    readonly botId: string;
    readonly botUser: string;
    readonly commands: readonly string[];
    readonly homeTab: boolean;
    /** Without it nobody can exchange direct messages with the app. */
    readonly messagesTab: boolean;
  };
  readonly tokens: { readonly bot: string; readonly app: string };
  /** Scopes of the bot token: those the manifest asks for, the optional ones granted. */
  readonly scopes: readonly string[];
  /** User groups exist on paid plans only. */
  readonly paid: boolean;
  readonly users: readonly SlackUser[];
  readonly channels: readonly SlackChannel[];
  readonly userGroups: readonly SlackUserGroup[];
}

const TEAM = 'T0PRACTICE';
const BOT_USER = 'U0UPGRADE0';

/**
 * A small company that practises: a starter, two approvers, an outsider, a guest and somebody who left; one channel for
 * telephony, one the bot is not in, an archived one and one shared with another company.
 */
export const PRACTICE_WORKSPACE: WorkspaceSeed = {
  team: { id: TEAM, domain: 'probe', name: 'Probe-Workspace' },
  app: {
    id: 'A0UPGRADE0',
    name: 'UCware Upgrade',
    botId: 'B0UPGRADE0',
    botUser: BOT_USER,
    commands: ['/ucware-upgrade'],
    homeTab: true,
    messagesTab: false,
  },
  tokens: { bot: 'xoxb-practice-workspace-bot', app: 'xapp-practice-workspace-app' },
  scopes: [
    'commands',
    'chat:write',
    'files:write',
    'files:read',
    'usergroups:read',
    'users:read',
    'channels:history',
    'groups:history',
  ],
  paid: true,
  users: [
    { id: BOT_USER, name: 'ucware-upgrade', real_name: 'UCware Upgrade', is_bot: true },
    { id: 'U0STARTER0', name: 'sabine', real_name: 'Sabine Starke', tz: 'Europe/Berlin' },
    { id: 'U0APPROVE1', name: 'andreas', real_name: 'Andreas Freitag', tz: 'Europe/Berlin' },
    { id: 'U0APPROVE2', name: 'petra', real_name: 'Petra Prüfer', tz: 'Europe/Berlin' },
    { id: 'U0OUTSIDER', name: 'otto', real_name: 'Otto Außen', tz: 'Europe/Berlin' },
    { id: 'U0GUEST000', name: 'gast', real_name: 'Gerd Gast', is_restricted: true },
    { id: 'U0LEFT0000', name: 'lena', real_name: 'Lena Längstweg', deleted: true },
  ],
  channels: [
    {
      id: 'C0TELEFON0',
      name: 'telefonie',
      kind: 'public',
      members: [BOT_USER, 'U0STARTER0', 'U0APPROVE1', 'U0APPROVE2', 'U0OUTSIDER', 'U0GUEST000'],
      topic: 'Telefonanlage: Betrieb und Upgrades',
    },
    { id: 'C0ALLGEMEI', name: 'allgemein', kind: 'public', members: ['U0STARTER0', 'U0OUTSIDER'] },
    {
      id: 'C0ALTARCHI',
      name: 'telefonie-alt',
      kind: 'public',
      members: [BOT_USER, 'U0STARTER0'],
      archived: true,
    },
    {
      id: 'C0SHARED00',
      name: 'mit-dienstleister',
      kind: 'public',
      members: [BOT_USER, 'U0STARTER0', 'U0APPROVE1'],
      shared: true,
    },
    // Two people talking: commands work here, and the bot cannot post.
    { id: 'D0SABINEAN', name: 'andreas', kind: 'im', members: ['U0STARTER0', 'U0APPROVE1'] },
  ],
  userGroups: [
    {
      id: 'S0APPROVER',
      handle: 'telefonie-freigabe',
      name: 'Telefonie-Freigabe',
      users: ['U0APPROVE1', 'U0APPROVE2'],
    },
  ],
};
