import { useEffect, useMemo, useState } from 'react';
import { inChannel, type Workspace } from './workspace.ts';

/** Channels with messages that came while this person looked at another place. */
export function useUnread(space: Workspace, at: string): ReadonlySet<string> {
  const person = space.me.id;
  const [read, setRead] = useState<Readonly<Record<string, number>>>({});
  const newest = useMemo(
    () =>
      new Map(
        space.channels.map(({ id }) => [id, Number(inChannel(space, id).at(-1)?.ts ?? 0)] as const),
      ),
    [space],
  );
  const here = newest.get(at) ?? 0;
  useEffect(() => {
    setRead((before) => ({ ...before, [`${person} ${at}`]: here }));
  }, [person, at, here]);
  return new Set(
    [...newest].flatMap(([id, ts]) =>
      id !== at && ts > (read[`${person} ${id}`] ?? 0) ? [id] : [],
    ),
  );
}
