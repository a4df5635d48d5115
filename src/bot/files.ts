import { Agent, fetch } from 'undici';
import { CodedError } from '../errors.ts';

/** What Slack says about a file somebody put into a form. */
export interface GivenFile {
  readonly name: string;
  readonly size: number;
  readonly url: string;
}

/** Tables of users are a few hundred kilobytes at most; anything larger is the wrong file. */
export const LARGEST_FILE = 5_000_000;

/** A form waits for it, so it must not take long. */
const WITHIN_MS = 8_000;

/** Reads files people gave in forms. Rejects with `slack-unreachable`. */
export type FileReader = (file: GivenFile) => Promise<Uint8Array>;

/**
 * Files are fetched with the bot's token, which therefore only goes to Slack itself, or to the workspace of a rehearsal, and
 * never along a redirect.
 */
export function createFileReader(token: string, apiUrl: string | undefined): FileReader {
  const own = apiUrl === undefined ? undefined : new URL(apiUrl).origin;
  return async ({ name, url }) => {
    const { origin, protocol, hostname } = new URL(url);
    const slack = protocol === 'https:' && /(^|\.)slack\.com$/.test(hostname);
    if (!slack && origin !== own) {
      throw new CodedError('slack-unreachable', `${name}: ${hostname} is not Slack.`);
    }
    const dispatcher = new Agent({ maxResponseSize: LARGEST_FILE });
    try {
      const answer = await fetch(url, {
        dispatcher,
        headers: { authorization: `Bearer ${token}` },
        redirect: 'error',
        signal: AbortSignal.timeout(WITHIN_MS),
      });
      if (!answer.ok) throw new CodedError('slack-unreachable', `${name}: HTTP ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    } catch (error) {
      if (error instanceof CodedError) throw error;
      throw new CodedError('slack-unreachable', `${name}: ${String(error)}`, { cause: error });
    } finally {
      // Not `close`: an answer whose body nobody reads would keep it waiting.
      await dispatcher.destroy();
    }
  };
}
