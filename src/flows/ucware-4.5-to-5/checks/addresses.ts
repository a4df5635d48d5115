import { addresses, readAddresses } from '../../remote/addresses.ts';
import { asCode, asCodes } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import type { Check } from './define-check.ts';

const IP = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:]*)$/i;

/** The guide's "NGN-Interface oder VoIP-Interface": the second address is the way in when the first stays away after a reboot. */
export const addressesCheck: Check = {
  id: 'addresses',
  title: { de: 'Adressen des Servers', en: 'Addresses of the server' },
  readings: () => [reading(addresses, readAddresses())],
  judge: (facts, server) => {
    const known = facts.need(addresses);
    if (server.addresses.length < 2) {
      return [
        {
          id: 'one-address',
          weight: 'info',
          title: { de: 'Nur eine Adresse im Inventar', en: 'Only one address in the inventory' },
          why: {
            de: `Der Server hat ${asCodes(known)}. Bleibt die eine Adresse nach einem Neustart weg, kennt der Bot keine andere.`,
            en: `The server has ${asCodes(known)}. If the one address stays away after a reboot, the bot knows no other.`,
          },
          remedy: {
            de: 'NGN- und VoIP-Interface im Inventar eintragen, wenn der Bot beide erreicht.',
            en: 'Put the NGN and the VoIP interface into the inventory, if the bot can reach both.',
          },
        },
      ];
    }
    const strange = server.addresses.filter(
      (address) => IP.test(address) && !known.includes(address),
    );
    if (strange.length === 0) return [];
    return [
      {
        id: 'address-not-on-server',
        weight: 'warning',
        title: {
          de: 'Eine Adresse des Inventars hat der Server nicht',
          en: 'An address of the inventory is not on the server',
        },
        why: {
          de: `Im Inventar: ${strange.map(asCode).join(', ')}. Der Server hat ${asCodes(known)}. Hinter einem NAT ist das richtig, sonst führt der Ersatzweg ins Leere.`,
          en: `In the inventory: ${strange.map(asCode).join(', ')}. The server has ${asCodes(known)}. Behind a NAT that is right, otherwise the second way leads nowhere.`,
        },
        remedy: {
          de: 'Die Adressen im Inventar prüfen.',
          en: 'Check the addresses in the inventory.',
        },
      },
    ];
  },
};
