import type { ResponseUrls } from './response-urls.ts';
import type { Triggers } from './triggers.ts';

/** What Slack knows and neither the app nor a person sees. */
export interface Hidden {
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  /** One-time tickets of `apps.connections.open`. */
  readonly tickets: Set<string>;
  /** Uploads announced and not completed yet, by file id. */
  readonly uploads: Map<string, Upload>;
}

interface Upload {
  readonly name: string;
  readonly length: number;
  readonly content?: Uint8Array;
}
