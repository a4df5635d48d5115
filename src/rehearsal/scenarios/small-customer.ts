import type { Customer } from './customer.ts';

/** People with three accounts each: desk telephone, DECT and mobile. */
const PEOPLE = [
  ['Armin', 'Artmann', '416'],
  ['Iris', 'Immsee', '417'],
  ['Ralf', 'Ranke', '414'],
  ['Sandra', 'Singer', '413'],
] as const;

const UNITS = ['Zentrale', 'CEO', 'Buchhaltung', 'Lager'] as const;

const BUILT_IN = [
  { id: '1', title: 'Admins', name: 'admins', type: 'user' },
  { id: '2', title: 'All Users', name: 'users', type: 'user' },
  { id: '3', title: 'All Hosts', name: 'hosts', type: 'host' },
  { id: '4', title: 'All Queues', name: 'queues', type: 'queue' },
  { id: '13', title: 'All faxes', name: 'faxes', type: 'fax' },
] as const;

/** The example of the vendor's article: four people with three accounts each, and the supervisor. */
export const SMALL_CUSTOMER: Customer = {
  users: [
    ...PEOPLE.flatMap(([firstName, lastName, number]) => {
      const login = `${firstName}.${lastName}`.toLowerCase();
      return [
        { username: login, firstName, lastName, numbers: [number] },
        { username: `${login}.d`, firstName, lastName, numbers: [`${number}1`] },
        { username: `${login}.m`, firstName, lastName, numbers: [`${number}2`] },
      ];
    }),
    { username: 'supervisor', firstName: 'Richard', lastName: 'Rudolf', numbers: ['410'] },
  ],
  faxes: UNITS.map((unit, at) => ({
    id: `${7 + at}`,
    name: `Fax ${unit}`,
    extension: `${401 + at}`,
    tsi: `+49 40 66969 ${401 + at}`,
    headline: `Musterfirma - ${unit}`,
  })),
  groups: [
    ...BUILT_IN,
    ...UNITS.map((unit, at) => ({
      id: `${21 + at}`,
      title: unit,
      name: unit.toLowerCase(),
      type: 'user',
    })),
  ],
  queues: 5,
};
