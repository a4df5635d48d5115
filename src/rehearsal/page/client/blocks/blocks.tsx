import { Fragment, type ReactNode } from 'react';
import { isObject, objectsOf } from '../../../slack/json.ts';
import type { Block } from '../../../slack/types.ts';
import { Drawn } from './drawn.tsx';
import { LiveElement } from './live-element.tsx';
import type { Source } from './source.ts';

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly names: Readonly<Record<string, string>>;
  readonly source: Source;
  /** Draws input blocks, where there are any. */
  readonly input?: (block: Block) => ReactNode;
}

/** Block Kit with what can be clicked made live; everything else is the library's. */
export function Blocks({ blocks, names, source, input }: BlocksProps): ReactNode {
  return grouped(blocks).map((group, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: block ids change with every edit, the order of blocks rarely does
    <Fragment key={index}>
      {group.live ? (
        <LiveBlock block={group.live} names={names} source={source} input={input} />
      ) : (
        <Drawn blocks={group.drawn} names={names} />
      )}
    </Fragment>
  ));
}

function LiveBlock({
  block,
  names,
  source,
  input,
}: Omit<BlocksProps, 'blocks' | 'input'> & {
  readonly block: Block;
  readonly input: BlocksProps['input'] | undefined;
}): ReactNode {
  const blockId = String(block['block_id']);
  if (block['type'] === 'input') return input?.(block);
  if (block['type'] === 'section') {
    const { accessory, ...section } = block;
    return (
      <div className="with-accessory">
        <Drawn blocks={[section]} names={names} />
        {isObject(accessory) && (
          <LiveElement element={accessory} blockId={blockId} source={source} />
        )}
      </div>
    );
  }
  return (
    <div className="actions">
      {objectsOf(block['elements']).map((element, index) => (
        <LiveElement
          // biome-ignore lint/suspicious/noArrayIndexKey: a new list of elements is a new set of buttons
          key={`${String(element['action_id'])} ${index}`}
          element={element}
          blockId={blockId}
          source={source}
        />
      ))}
    </div>
  );
}

type Group =
  | { readonly live: Block; readonly drawn?: never }
  | { readonly drawn: Block[]; readonly live?: never };

/** Neighbours the library draws go to it together, so that it keeps its own distances between them. */
function grouped(blocks: readonly Block[]): Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (isLive(block)) groups.push({ live: block });
    else if (last?.drawn) last.drawn.push(block);
    else groups.push({ drawn: [block] });
  }
  return groups;
}

function isLive(block: Block): boolean {
  const { accessory } = block as { accessory?: unknown };
  if (block['type'] === 'section') return isObject(accessory) && accessory['type'] !== 'image';
  return ['actions', 'context_actions', 'input'].includes(String(block['type']));
}
