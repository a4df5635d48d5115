import type { Rule } from './rule.ts';

/** From here to the end of the line, without the blanks there. */
const REST = String.raw`[^\s](?:[^\r\n]{0,1000}[^\s])?`;

/**
 * Users of snmpd: behind the kind of the first pass phrase nothing but keys follows, in several spellings; what snmpd writes down
 * itself is engine, names and keys in a row.
 */
export const SNMP_RULES: readonly Rule[] = [
  [
    new RegExp(
      String.raw`(\bcreateUser[ \t]{1,8}(?:-e[ \t]{1,8}\S{1,64}[ \t]{1,8})?(?:"[^"\r\n]{1,64}"|\S{1,64})[ \t]{1,8}(?:MD5|SHA[-\d]{0,8})[ \t]{1,8})${REST}`,
      'gi',
    ),
    '$1§',
  ],
  [new RegExp(String.raw`(\busmUser[ \t]{1,8}(?=[\d⟦•]))${REST}`, 'g'), '$1§'],
];
