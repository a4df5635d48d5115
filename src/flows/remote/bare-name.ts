/** A package's name without the architecture apt and dpkg add for foreign ones. */
export function bareName(name: string): string {
  return name.split(':')[0] ?? name;
}
