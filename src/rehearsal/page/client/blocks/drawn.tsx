import { type ReactNode, useLayoutEffect, useMemo, useRef } from 'react';
import { type Block, Message, type MessageProps } from 'slack-blocks-to-jsx';
import type { Block as SlackBlock } from '../../../slack/types.ts';
import { slackDate } from '../moments.ts';
import { usePage } from '../page-context.ts';
import { asSlackReads } from './as-slack-reads.ts';

interface DrawnProps {
  readonly blocks: readonly SlackBlock[];
  readonly names: Readonly<Record<string, string>>;
}

/** Blocks to look at, drawn by the library. */
export function Drawn({ blocks, names }: DrawnProps): ReactNode {
  const { theme, language, space } = usePage();
  const { now } = space;
  const here = useRef<HTMLDivElement>(null);
  // The library gives the same id to each of its roots; see `scopeByClass` in `bundle.ts`.
  useLayoutEffect(() => {
    for (const root of here.current?.querySelectorAll('[id]') ?? []) root.removeAttribute('id');
  });
  const drawn = useMemo(() => asSlackReads(blocks), [blocks]);
  const data = useMemo(() => peopleOf(names), [names]);
  const hooks = useMemo(
    (): NonNullable<MessageProps['hooks']> => ({
      date: ({ timestamp, format }) => slackDate(format, Number(timestamp) * 1000, now, language),
    }),
    [now, language],
  );
  return (
    <div className="drawn-blocks" ref={here}>
      <Message
        // It takes names only once.
        key={Object.keys(names).join(' ')}
        blocks={drawn as readonly unknown[] as Block[]}
        data={data}
        hooks={hooks}
        theme={theme}
        name=""
        logo=""
        withoutWrapper
      />
    </div>
  );
}

/** Display names by the kind of their id, as the library wants them. */
function peopleOf(names: DrawnProps['names']): NonNullable<MessageProps['data']> {
  const all = Object.entries(names).map(([id, name]) => ({ id, name }));
  const kind = (letters: RegExp): typeof all => all.filter(({ id }) => letters.test(id));
  return { users: kind(/^[UW]/), channels: kind(/^[CD]/), user_groups: kind(/^S/) };
}
