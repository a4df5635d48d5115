import { useCallback, useEffect, useState } from 'react';

/** Everything a reload must bring back stands behind the `#`: which key, who is played, what is looked at, and how. */
export interface Address {
  readonly key: string;
  readonly as?: string;
  /** A channel id, `home` or `panel`. */
  readonly at?: string;
  /** The parent of the open thread: `<channel>/<ts>`. */
  readonly thread?: string;
  readonly language?: string;
  readonly theme?: string;
  /** On narrow windows: the list of places instead of a place. */
  readonly list?: string;
}

type Patch = { readonly [field in keyof Address]?: string | undefined };

/** The address, and a function that changes parts of it; the browser's back button takes changes back. */
export function useAddress(): readonly [Address, (patch: Patch) => void] {
  const [address, setAddress] = useState(read);
  useEffect(() => {
    const changed = (): void => setAddress(read());
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  const go = useCallback((patch: Patch) => {
    const fields = new URLSearchParams(window.location.hash.slice(1));
    for (const [name, value] of Object.entries(patch)) {
      if (value === undefined) fields.delete(name);
      else fields.set(name, value);
    }
    window.location.hash = fields.toString();
  }, []);
  return [address, go];
}

function read(): Address {
  const fields = new URLSearchParams(window.location.hash.slice(1));
  return { ...Object.fromEntries(fields), key: fields.get('key') ?? '' };
}
