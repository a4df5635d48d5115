import { isIP } from 'node:net';
import { z } from 'zod';
import { LANGUAGES, type Text } from '../flows/run/text.ts';
import { expected, say, sayKnown } from './say.ts';

/** A map with exactly these keys; others are mistakes that name the nearest key. `otherwise` is said of what is no map. */
export function strict<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  otherwise: Text = MAP,
): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? sayKnown(Object.keys(shape))
        : expected(otherwise)(issue),
  });
}

const MAP: Text = {
  de: 'hier gehören eingerückte Angaben der Form `name: wert` hin.',
  en: 'indented entries of the form `name: value` belong here.',
};

/** A string that passes a check; surrounding blanks do not count. */
export function word(what: Text, valid: (value: string) => boolean): z.ZodType<string> {
  return z
    .string({ error: expected(what) })
    .trim()
    .refine(valid, { error: say(what) });
}

/** A list, with the check of its entries. */
export function list<Entry extends z.ZodType>(entry: Entry): z.ZodArray<Entry> {
  return z.array(entry, {
    error: expected({
      de: 'hier gehört eine Liste hin: `[a, b]`.',
      en: 'a list belongs here: `[a, b]`.',
    }),
  });
}

/** Names become file names and words people type. Small letters only, so that no two differ by case alone. */
export const NAME = /^[a-z0-9][a-z0-9._-]{0,62}$/;

const HOST =
  /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** Only digits and dots, but no IPv4 address: a typing mistake, not a host name. */
const BROKEN_IP = /^[\d.]+$/;

export const Address = word(
  {
    de: 'erwartet wird eine IP-Adresse oder ein Hostname, ohne Benutzer, Port und `https://`.',
    en: 'an IP address or a host name is expected, without user, port and `https://`.',
  },
  (value) => isIP(value) !== 0 || (HOST.test(value.toLowerCase()) && !BROKEN_IP.test(value)),
).transform((value) => value.toLowerCase());

export const Port = z
  .number({
    error: expected({ de: 'erwartet wird eine Portnummer.', en: 'a port number is expected.' }),
  })
  .refine((value) => Number.isInteger(value) && value >= 1 && value <= 65_535, {
    error: say({
      de: 'erwartet wird eine Portnummer von 1 bis 65535.',
      en: 'a port number from 1 to 65535 is expected.',
    }),
  });

export const User = word(
  {
    de: 'erwartet wird ein Benutzername des Servers.',
    en: 'the name of a user of the server is expected.',
  },
  (value) => /^[A-Za-z_][A-Za-z0-9_.-]{0,31}\$?$/.test(value),
);

/** 32 bytes of SHA-256 are 43 signs of base64. */
export const HostKey = word(
  {
    de: 'erwartet wird `SHA256:` und 43 Zeichen, wie `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` sie am Server anzeigt.',
    en: '`SHA256:` and 43 characters are expected, as `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` prints them on the server.',
  },
  (value) => /^SHA256:[A-Za-z0-9+/]{43}=?$/.test(value),
).transform((value) => value.replace(/=$/, ''));

/** Whatever a browser or openssl prints, as colon-separated capitals. 32 bytes of SHA-256. */
export const Certificate = word(
  {
    de: 'erwartet wird der SHA-256-Fingerabdruck des Zertifikats: 32 Bytes hexadezimal, `AA:BB:…`.',
    en: 'the SHA-256 fingerprint of the certificate is expected: 32 bytes in hex, `AA:BB:…`.',
  },
  (value) => /^[0-9a-f]{64}$/i.test(bareHex(value)),
).transform((value) =>
  bareHex(value)
    .toUpperCase()
    .replace(/(..)(?=.)/g, '$1:'),
);

function bareHex(value: string): string {
  return value.replace(/^sha-?256(?: fingerprint)?[=: ]+/i, '').replace(/[:\s-]/g, '');
}

export const WebUrl = word(
  {
    de: 'erwartet wird die Adresse der Weboberfläche, `https://…`, ohne Pfad und ohne Zugangsdaten.',
    en: 'the address of the web page is expected, `https://…`, without path and without credentials.',
  },
  (value) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (!url || !['https:', 'http:'].includes(url.protocol)) return false;
    return `${url.username}${url.password}${url.search}${url.hash}` === '' && url.pathname === '/';
  },
).transform((value) => new URL(value).origin);

export const Channel = word(
  {
    de: 'erwartet wird die ID eines Kanals (`C…`): in Slack unter den Einzelheiten des Kanals ganz unten. Kein `#name`, kein Direktchat.',
    en: 'the id of a channel is expected (`C…`): in Slack at the very bottom of the channel details. No `#name`, no direct message.',
  },
  (value) => /^[CG][A-Z0-9]{2,}$/.test(value),
);

export const SlackUser = word(
  {
    de: 'erwartet wird die Mitglieds-ID aus dem Slack-Profil (`U…` oder `W…`).',
    en: 'the member id of the Slack profile is expected (`U…` or `W…`).',
  },
  (value) => /^[UW][A-Z0-9]{2,}$/.test(value),
);

export const Uid = z
  .number({
    error: expected({
      de: 'erwartet wird die Benutzernummer (`id -u`) auf dem Rechner des Bots.',
      en: 'the number of the user (`id -u`) on the machine of the bot is expected.',
    }),
  })
  .refine((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32 - 1, {
    error: say({
      de: 'erwartet wird eine Benutzernummer, wie `id -u` sie anzeigt.',
      en: 'a user number is expected, as `id -u` prints it.',
    }),
  });

export const LanguageField = z.enum(LANGUAGES, {
  error: expected({ de: 'möglich sind `de` und `en`.', en: '`de` and `en` are possible.' }),
});

export const Hypervisor = z.literal('manual', {
  error: expected({
    de: 'bisher gibt es nur `manual`: Menschen legen die Snapshots an und bestätigen sie.',
    en: 'so far there is only `manual`: people take the snapshots and confirm them.',
  }),
});

export const YesNo = z.boolean({
  error: expected({
    de: 'erwartet wird `true` oder `false`.',
    en: '`true` or `false` is expected.',
  }),
});

export const Label = word(
  { de: 'erwartet wird ein kurzes Wort.', en: 'a short word is expected.' },
  (value) => value.length >= 1 && value.length <= 60,
);
