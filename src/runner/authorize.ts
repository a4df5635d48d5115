import type { Person, Server } from '../config/server.ts';
import type { Run } from '../flows/run/run.ts';
import type { RefusalCode, Request, Requester } from './types.ts';

export type Permission =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly code: Extract<RefusalCode, 'not-allowed' | 'four-eyes'>;
      /** Set where an operator wants what is for approvers. */
      readonly lacks?: 'approver';
    };

const YES: Permission = { allowed: true };
const NOT_ALLOWED = { allowed: false, code: 'not-allowed' } as const satisfies Permission;

/**
 * The one door (DESIGN rule 6): command, button, modal, home tab and CLI all end here. Decides by Slack user ids, user
 * group ids and persons of the inventory, never by names shown or channel membership. Whoever is not listed may nothing;
 * everybody of the workspace may look.
 */
export function authorize(
  requester: Requester,
  request: Request,
  server: Server | undefined,
  run: Run | undefined,
  people: readonly Person[],
): Permission {
  if (!requester.member) return NOT_ALLOWED;
  if (request.do === 'list' || request.do === 'status') return YES;
  if (!server) return NOT_ALLOWED;
  const names = namesOf(requester, people);
  const approver = server.approvers.some((name) => names.has(name));
  const operator = approver || server.operators.some((name) => names.has(name));
  if (!needsApprover(request, run)) return operator ? YES : NOT_ALLOWED;
  if (!approver) return operator ? { ...NOT_ALLOWED, lacks: 'approver' } : NOT_ALLOWED;
  const own = run !== undefined && names.has(run.startedBy.id);
  return server.fourEyes && own ? { allowed: false, code: 'four-eyes' } : YES;
}

/** All ids one human being goes by, so that nobody approves their own run by another way in. */
function namesOf(requester: Requester, people: readonly Person[]): ReadonlySet<string> {
  const { id } = requester.actor;
  const names = new Set([id, ...requester.groups]);
  for (const person of people) {
    if (person.name !== id && person.slack !== id) continue;
    names.add(person.name);
    if (person.slack) names.add(person.slack);
  }
  return names;
}

/** Approvals, overrides and skips need an approver; the question that is open says which. */
function needsApprover(request: Request, run: Run | undefined): boolean {
  if (request.do !== 'answer' || run?.state.kind !== 'waiting') return false;
  const { question } = run.state;
  // An item of a work list is settled by whoever may work on the list.
  if (request.items) return question.who === 'approver';
  const choice = question.choices.find((candidate) => candidate.id === request.choice);
  return (choice?.who ?? question.who) === 'approver';
}
