import type { JsonObject } from '../json.ts';
import type { Limit } from './limits.ts';

/** Collects what is wrong, each with the JSON pointer Slack would give. */
export interface Report {
  readonly problems: readonly string[];
  add(problem: string, at: string): void;
  /** The field must be a string that is not empty and not longer than the limit. */
  word(of: JsonObject, field: string, limit: Limit, at: string): void;
  /** As `word`, but the field can be missing. */
  optionalWord(of: JsonObject, field: string, limit: Limit, at: string): void;
  /** The list must have between `least` and `limit` items. */
  count(items: readonly unknown[], limit: Limit, at: string, least?: number): void;
}

export function createReport(): Report {
  const problems: string[] = [];
  function add(problem: string, at: string): void {
    problems.push(`${problem} [json-pointer:${at}]`);
  }
  function word(of: JsonObject, field: string, limit: Limit, at: string): void {
    const value = of[field];
    const where = `${at}/${field}`;
    if (value === undefined) add(`missing required field: ${field}`, at);
    else if (typeof value !== 'string') add('must be a string', where);
    else if (value === '') add('must be more than 0 characters', where);
    else if (value.length > limit.max) add(`must be less than ${limit.max + 1} characters`, where);
  }
  return {
    problems,
    add,
    word,
    optionalWord(of, field, limit, at) {
      if (of[field] !== undefined) word(of, field, limit, at);
    },
    count(items, limit, at, least = 1) {
      if (items.length < least) add(`must have at least ${least} items`, at);
      if (items.length > limit.max) add(`no more than ${limit.max} items allowed`, at);
    },
  };
}
