import type { JsonObject } from './json.ts';

/** Slack says no: thrown by a method, turned into `{"ok": false, "error": …}` at the edge. */
export class SlackRefusal extends Error {
  readonly error: string;
  readonly details: JsonObject;

  constructor(error: string, details: JsonObject = {}) {
    super(error);
    this.name = 'SlackRefusal';
    this.error = error;
    this.details = details;
  }
}

/** Refuses the call with Slack's own error code. */
export function refuse(error: string, details: JsonObject = {}): never {
  throw new SlackRefusal(error, details);
}

/** Refuses with the messages Slack puts beside `invalid_blocks` and `invalid_arguments`. */
export function refuseWith(error: string, messages: readonly string[]): never {
  refuse(error, {
    errors: messages,
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });
}
