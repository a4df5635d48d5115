/** Limits of the SSH side, in real milliseconds and bytes. Tests shorten them. */
export interface SshLimits {
  /** Until a TCP connection stands. */
  readonly tcpMs: number;
  /** From there until the login is through. */
  readonly handshakeMs: number;
  /** Until a channel is open on a standing connection. */
  readonly channelMs: number;
  /** Between two tries to open a channel that was refused. */
  readonly channelPauseMs: number;
  /** A connection nobody used for so long is closed. */
  readonly idleMs: number;
  /** Handshakes under way at once: 100 at once stall the event loop for 0.33 s (measured). */
  readonly handshakes: number;
  /** Channels at once per connection; OpenSSH allows 10 (`MaxSessions`), and where it is set to less, fewer follow by themselves. */
  readonly channels: number;
  readonly keepaliveMs: number;
  readonly stdoutBytes: number;
  readonly stderrBytes: number;
}

export const SSH_LIMITS: SshLimits = {
  tcpMs: 10_000,
  handshakeMs: 20_000,
  channelMs: 15_000,
  channelPauseMs: 100,
  idleMs: 60_000,
  handshakes: 8,
  channels: 8,
  keepaliveMs: 10_000,
  stdoutBytes: 4 * 1024 * 1024,
  stderrBytes: 256 * 1024,
};
