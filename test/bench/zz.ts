import { busy } from './busy.ts';
console.log(JSON.stringify(await busy.run(), null, 1));
