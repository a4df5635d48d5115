/** How many of these moments, in ms, lie within one minute at most. */
export function busiestMinute(times: readonly number[]): number {
  return Math.max(
    0,
    ...times.map((at) => times.filter((one) => one >= at && one < at + 60_000).length),
  );
}
