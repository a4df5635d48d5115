/**
 * Whether a message is the one with this stamp. Exactly: the outcome of a question names the event that settled it as well,
 * and a file's comment its event.
 */
export function carriesStamp(message: unknown, stamp: string): boolean {
  if (typeof message === 'string') return message === stamp;
  if (message === null || typeof message !== 'object') return false;
  return Object.values(message).some((part) => carriesStamp(part, stamp));
}
