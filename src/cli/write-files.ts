import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Person } from '../config/server.ts';
import { withNames } from '../flows/document/with-names.ts';
import { redact } from '../redact.ts';
import type { JournalRecord } from '../store/types.ts';

interface RecordedFile {
  readonly name: string;
  readonly content: string;
}

/**
 * Writes every file of the record (proposals, plans: what Slack shows as attachments; and tables as they were handed in) into a
 * folder, under the number of its event and its own within it, so that no two share a name; people bear the names of `people`.
 * Resolves to their paths. Nobody else may read them: they are masked, but they are the customer's.
 */
export async function writeFiles(
  records: AsyncIterable<JournalRecord>,
  folder: string,
  people: readonly Person[] = [],
): Promise<string[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const paths: string[] = [];
  for await (const record of records) {
    for (const [at, { name, content }] of filesIn(record).entries()) {
      const path = join(folder, `${record.seq}-${at + 1}-${name.replace(/[^\w.-]+/g, '-')}`);
      // Made anew: what lies there may be a link to another file, or be readable for others.
      await rm(path, { force: true });
      await writeFile(path, redact(withNames(content, nameIn(people))), {
        mode: 0o600,
        flag: 'wx',
      });
      paths.push(path);
    }
  }
  return paths;
}

function nameIn(people: readonly Person[]): (id: string) => string | undefined {
  return (id) => people.find(({ slack }) => slack === id)?.name;
}

function filesIn({ event }: JournalRecord): RecordedFile[] {
  const notices = 'notices' in event ? event.notices : [];
  const attached = notices.flatMap(({ file }) => file ?? []);
  if (event.type === 'answered') return [...attached, ...handedIn(event)];
  if (event.type !== 'asked') return attached;
  const { question, excerpt } = event;
  const document = question.plan?.document;
  return [
    ...attached,
    ...(document ? [{ name: 'plan.txt', content: document }] : []),
    ...(excerpt ? [{ name: 'output.txt', content: excerpt }] : []),
  ];
}

/** Tables and other texts of several lines, as they were handed in. */
function handedIn({ question, answer }: Extract<JournalRecord['event'], { type: 'answered' }>) {
  return Object.entries(answer.values).flatMap(([field, content]) =>
    content.trim().includes('\n') ? [{ name: `${question}-${field}.txt`, content }] : [],
  );
}
