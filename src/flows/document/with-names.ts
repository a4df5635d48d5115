/** Ids of people as documents carry them; an address of e-mail has something before its `@`. */
const PERSON = /(?<![\w.<])@([UW][A-Z0-9]{8,})\b/g;

/** Who is mentioned in a document, each once. */
export function peopleIn(content: string): ReadonlySet<string> {
  return new Set(Array.from(content.matchAll(PERSON), ([, id]) => id as string));
}

/** Files stand outside of Slack, where nobody can look up an id: `@U…` gets the person's name before it, where it is known. */
export function withNames(content: string, nameOf: (id: string) => string | undefined): string {
  return content.replace(PERSON, (mark, id: string) => {
    const name = nameOf(id);
    return name === undefined ? mark : `${name} (${mark})`;
  });
}
