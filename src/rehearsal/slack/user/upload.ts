import type { DeliveredFile } from '../delivered.ts';
import { newId } from '../state.ts';
import type { SlackFile } from '../types.ts';
import { mimetypeOf } from '../web/methods/files.ts';
import type { World } from './world.ts';

/** The person picks a file of their computer for a `file_input`; it belongs to them until they submit. */
export function upload(
  world: World,
  user: string,
  name: string,
  content: Uint8Array,
): DeliveredFile {
  const file: SlackFile = {
    id: newId('F'),
    name,
    title: name,
    mimetype: mimetypeOf(name),
    size: content.length,
    user,
    created: Math.floor(world.state.clock.now().getTime() / 1000),
    content,
    channels: [],
  };
  world.state.files.set(file.id, file);
  return { id: file.id, name, title: name, mimetype: file.mimetype, size: file.size };
}
