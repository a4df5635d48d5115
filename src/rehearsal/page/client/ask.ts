import { isObject } from '../../slack/json.ts';

/** One request to the server the page came from. `seen` of the answer for reading, the whole answer for doing. */
export type Ask = <T>(path: string, body?: object, signal?: AbortSignal) => Promise<T>;

/** The server answered with something else than what was asked for, such as 401 for a wrong key. */
export class Unanswered extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`The rehearsal answered with ${status}.`);
    this.status = status;
  }
}

export function createAsk(key: string): Ask {
  return async <T>(path: string, body?: object, signal?: AbortSignal): Promise<T> => {
    const response = await fetch(path, {
      method: body ? 'POST' : 'GET',
      headers: {
        'x-rehearsal-key': key,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      ...(signal ? { signal } : {}),
    });
    if (!response.ok) throw new Unanswered(response.status);
    const answer: unknown = await response.json();
    return (isObject(answer) && !body ? answer['seen'] : answer) as T;
  };
}

/** The bytes of a file, for a preview or to be saved. */
export async function askFile(key: string, path: string): Promise<Blob> {
  const response = await fetch(path, { headers: { 'x-rehearsal-key': key } });
  if (!response.ok) throw new Unanswered(response.status);
  return response.blob();
}
