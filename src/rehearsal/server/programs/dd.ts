import { strerror } from '../fs/errno.ts';
import { type Program, pathOf } from '../shell/program.ts';

const UNDERSTOOD = ['if', 'bs', 'iflag', 'skip', 'count', 'status'];
const BY_THE_BYTE = 'skip_bytes,count_bytes';

/** dd 8.28, to cut a piece by the byte out of a file: `iflag=skip_bytes,count_bytes`, read through a pipe. */
export const dd: Program = async (call) => {
  const operands = new Map(
    call.args.map((word): [string, string] => {
      const equals = word.indexOf('=');
      return [word.slice(0, equals), word.slice(equals + 1)];
    }),
  );
  for (const name of operands.keys()) {
    if (!UNDERSTOOD.includes(name)) call.unsupported(`operand ${name}`);
  }
  const name = operands.get('if') ?? '';
  if (operands.get('iflag') !== BY_THE_BYTE) call.unsupported('blocks instead of bytes');
  try {
    const bytes = await call.fs.readFileBuffer(pathOf(call, name));
    const skip = Number(operands.get('skip') ?? 0);
    call.pipe(bytes.subarray(skip, skip + Number(operands.get('count') ?? bytes.length)));
    return 0;
  } catch (thrown) {
    call.err(`dd: failed to open '${name}': ${strerror(thrown)}\n`);
    return 1;
  }
};
