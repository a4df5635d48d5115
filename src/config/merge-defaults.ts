type Path = readonly PropertyKey[];
export type RawMap = Readonly<Record<string, unknown>>;

export function isMap(value: unknown): value is RawMap {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The value at a path of plain data; undefined where the path leads nowhere. */
export function valueAt(data: unknown, path: Path): unknown {
  let at = data;
  for (const key of path) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at;
}

/** A server with what `defaults` say for what it leaves out. Within `ssh` entry by entry, everything else as a whole. */
export function withDefaults(server: unknown, defaults: unknown): unknown {
  if (!isMap(server) || !isMap(defaults)) return server;
  const merged = { ...defaults, ...server };
  const [shared, own] = [defaults['ssh'], server['ssh']];
  return isMap(shared) && isMap(own) ? { ...merged, ssh: { ...shared, ...own } } : merged;
}
