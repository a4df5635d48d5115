import { isDevice } from './is-device.ts';

/** What tells telephones apart in a value: all of it, or those of its words that do (`Yealink 001565AABBCC`). */
export function devicesIn(value: string): string[] {
  return isDevice(value) ? [value] : value.split(/[\s()[\]]+/).filter(isDevice);
}
