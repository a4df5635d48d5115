import { isAbsolute } from 'node:path';
import { z } from 'zod';
import {
  Address,
  Certificate,
  Channel,
  HostKey,
  Hypervisor,
  Label,
  LanguageField,
  list,
  NAME,
  Port,
  SlackUser,
  strict,
  Uid,
  User,
  WebUrl,
  word,
  YesNo,
} from './fields.ts';
import { type Members, memberList } from './members.ts';
import { RawAccounts } from './raw-accounts.ts';
import { expected, say } from './say.ts';
import { SecretSpec } from './secret-spec.ts';

/** The inventory as people write it: everything optional that has a default, groups not yet expanded. */

const anything = z.record(z.string(), z.unknown(), {
  error: expected({
    de: 'hier gehören eingerückte Einträge der Form `name: …` hin.',
    en: 'indented entries of the form `name: …` belong here.',
  }),
});

/** The file as a whole. Entries are checked one by one, so that one bad server does not hide the mistakes of others. */
export const RawFile = strict({
  people: anything.optional(),
  groups: anything.optional(),
  defaults: z.unknown().optional(),
  servers: anything,
});

export const RawPerson = strict({ slack: SlackUser.optional(), uid: Uid.optional() }).refine(
  ({ slack, uid }) => slack !== undefined || uid !== undefined,
  {
    error: say({
      de: '`slack` oder `uid` ist nötig, sonst ist die Person nirgends zu erkennen.',
      en: '`slack` or `uid` is needed, otherwise the person cannot be recognised anywhere.',
    }),
  },
);

const Agent = z.custom<boolean | string>(
  (value) => typeof value === 'boolean' || (typeof value === 'string' && isAbsolute(value)),
  {
    error: expected({
      de: 'erwartet wird `true` (der Agent aus SSH_AUTH_SOCK) oder der absolute Pfad eines Sockets.',
      en: '`true` is expected (the agent of SSH_AUTH_SOCK) or the absolute path of a socket.',
    }),
  },
);

const SSH = {
  user: User,
  port: Port.default(22),
  key: SecretSpec.optional(),
  passphrase: SecretSpec.optional(),
  agent: Agent.optional(),
  password: SecretSpec.optional(),
};

const Ssh = strict(SSH)
  .refine(({ key, agent, password }) => key || agent || password, {
    error: say({
      de: 'mindestens eines von `key`, `agent` und `password` ist nötig.',
      en: 'at least one of `key`, `agent` and `password` is needed.',
    }),
  })
  .refine(({ key, passphrase }) => key || !passphrase, {
    error: say({
      de: '`passphrase` ohne `key`: Es gibt keinen Schlüssel, zu dem sie gehört.',
      en: '`passphrase` without `key`: there is no key it belongs to.',
    }),
  });

/** No colon behind `password`: right behind such a name the gate for texts masks what follows. */
const ONE_WAY = {
  de: 'möglich ist genau eines: `root`, `helper` oder `password` mit einer Quelle wie `{env: NAME}`.',
  en: 'exactly one is possible: `root`, `helper`, or `password` with a source like `{env: NAME}`.',
};

const yes = z.literal(true, { error: expected(ONE_WAY) }).optional();

/** `root` and `helper` are short for `{root: true}` and `{helper: true}`. */
const Sudo = z.preprocess(
  (value) => (value === 'root' || value === 'helper' ? { [value]: true } : value),
  strict({ password: SecretSpec.optional(), helper: yes, root: yes }, ONE_WAY).refine(
    (ways) => Object.values(ways).filter((way) => way !== undefined).length === 1,
    { error: say(ONE_WAY) },
  ),
);

const Alias = word(
  {
    de: 'erwartet wird ein Name aus kleinen Buchstaben, Ziffern, `-`, `_` und Punkt.',
    en: 'a name of small letters, digits, `-`, `_` and dot is expected.',
  },
  (value) => NAME.test(value),
);

/** The script that runs it refuses the same; here the mistake is found before anybody is asked. */
const Query = word(
  {
    de: 'erwartet wird eine einzelne Abfrage: `SELECT …` ohne Semikolon, Kommentar, Backslash und ohne Dateien (`INTO OUTFILE`).',
    en: 'a single query is expected: `SELECT …` without semicolon, comment, backslash, and without files (`INTO OUTFILE`).',
  },
  (value) => /^select\s/i.test(value) && !/;|\\|\/\*|--|#|outfile|dumpfile|load_file/i.test(value),
);

/** What `defaults` may say for all servers. Addresses, keys of hosts and names belong to one server each. */
function shared(members: Members) {
  return {
    hypervisor: Hypervisor.default('manual'),
    channel: Channel,
    language: LanguageField.default('en'),
    approvers: memberList(members).default([]),
    operators: memberList(members).default([]),
    fourEyes: YesNo.default(true),
    labels: list(Label).default([]),
    accounts: RawAccounts.optional(),
  };
}

export function rawServer(members: Members) {
  return strict({
    addresses: strict({
      ngn: Address.optional(),
      voip: Address.optional(),
      other: list(Address).optional(),
    }).refine(({ ngn, voip, other }) => ngn || voip || other?.length, {
      error: say({
        de: 'mindestens eine Adresse ist nötig: `ngn`, `voip` oder `other`.',
        en: 'at least one address is needed: `ngn`, `voip` or `other`.',
      }),
    }),
    ssh: Ssh,
    hostKey: HostKey.optional(),
    sudo: Sudo,
    web: strict({ url: WebUrl.optional(), certificate: Certificate.optional() }).optional(),
    aliases: list(Alias).default([]),
    tables: strict({ users: Query, faxes: Query, groups: Query }).partial().optional(),
    ...shared(members),
  });
}

export type RawServer = z.infer<ReturnType<typeof rawServer>>;

export function rawDefaults(members: Members) {
  return strict({ ssh: strict(SSH).partial(), sudo: Sudo, ...shared(members) }).partial();
}
