import type { Program } from '../../shell/program.ts';
import { readAptRun } from './context.ts';

/** apt-config: `dump` and `shell`. */
export const aptConfig: Program = async (call) => {
  const run = await readAptRun(call);
  if (typeof run === 'number') return run;
  const [command, ...words] = run.words;
  if (command === 'dump') {
    for (const { key, value } of run.config.entries) call.out(`${key} "${value}";\n`);
    return 0;
  }
  if (command === 'shell') {
    for (let index = 0; index + 1 < words.length; index += 2) {
      const [variable = '', wish = ''] = words.slice(index, index + 2);
      const [, key = '', type] = /^(.*?)(?:\/([a-z]))?$/.exec(wish) ?? [];
      const value = type === 'f' || type === 'd' ? run.config.file(key) : run.config.get(key);
      if (value !== undefined) call.out(`${variable}='${value}'\n`);
    }
    return 0;
  }
  call.unsupported(`command ${command ?? '(none)'}`);
  return 100;
};
