/** How our jobs end besides 0 and the exit codes of apt and dpkg (1, 2, 100): from sysexits(3), so that they stay apart. */
export const JOB_EXIT = {
  /** An argument is not of the form the job takes. */
  badArgument: 64,
  /** Something the job needs is not there or does not answer. */
  unavailable: 69,
  /** A lock is still held by somebody else after waiting. */
  busy: 75,
  /** The server is in a state in which the job must not change anything. */
  refused: 77,
} as const;
