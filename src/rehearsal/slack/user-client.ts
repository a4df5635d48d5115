import type {
  ChangePage,
  DeliveredChannel,
  DeliveredFile,
  DeliveredMessage,
  DeliveredView,
} from './delivered.ts';
import { isObject } from './json.ts';
import type { Click, MessageClick } from './user/click.ts';
import type { Deed } from './user/deed.ts';
import type { Me } from './user/look.ts';
import type { Entries } from './user/submit.ts';

/** One person in the practice workspace: sees what the Web API delivered, does what Slack's client lets them do. */
export interface SlackUserClient {
  readonly userId: string;
  me(): Promise<Me>;
  channels(): Promise<readonly DeliveredChannel[]>;
  /** Messages outside threads, own ephemeral ones among them. Rejects when the channel is not visible. */
  messages(channel: string): Promise<readonly DeliveredMessage[]>;
  /** A parent and its replies. */
  thread(channel: string, ts: string): Promise<readonly DeliveredMessage[]>;
  modal(): Promise<DeliveredView | undefined>;
  home(): Promise<DeliveredView | undefined>;
  command(channel: string, text: string): Promise<Deed>;
  /** Writes a message, with `thread` a reply. */
  say(channel: string, text: string, thread?: string): Promise<Deed>;
  /** Answers `confirm_required` with the dialog when the element has one; then again with `confirmed: true`. */
  click(click: MessageClick): Promise<Deed>;
  clickModal(viewId: string, click: Click): Promise<Deed>;
  clickHome(click: Click): Promise<Deed>;
  submit(viewId: string, entries: Entries): Promise<Deed>;
  /** Closes the visible modal, or with `all` the whole stack. */
  closeView(viewId: string, all?: boolean): Promise<Deed>;
  openHome(): Promise<Deed>;
  /** A file for a `file_input`: its id is the entry. */
  upload(name: string, content: string | Uint8Array): Promise<DeliveredFile>;
  file(id: string): Promise<Uint8Array>;
  /** Waits for what happens after this number; an empty page after 25 s. An aborted signal asks without waiting. */
  changes(after: number, signal?: AbortSignal): Promise<ChangePage>;
}

/** `baseUrl` is the address of the stand-in (`SlackStandIn.url`). */
export function createSlackUserClient(baseUrl: string, userId: string): SlackUserClient {
  const base = `${baseUrl}/user/${encodeURIComponent(userId)}`;
  async function ask(path: string, init: RequestInit = {}): Promise<unknown> {
    const response = await fetch(`${base}/${path}`, init);
    const body: unknown = await response.json();
    if (!response.ok)
      throw new Error(`Asking the practice workspace for ${path}: ${response.status}`);
    return body;
  }
  async function see<T>(path: string, init?: RequestInit): Promise<T> {
    const body = await ask(path, init);
    return (isObject(body) ? body['seen'] : undefined) as T;
  }
  async function act<T = Deed>(what: string, body: object): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    return (await ask(what, { method: 'POST', headers, body: JSON.stringify(body) })) as T;
  }
  return {
    userId,
    me: () => see('me'),
    channels: () => see('channels'),
    messages: (channel) => see(`messages/${encodeURIComponent(channel)}`),
    thread: (channel, ts) => see(`thread/${encodeURIComponent(channel)}/${encodeURIComponent(ts)}`),
    modal: async () => (await see<DeliveredView | null>('modal')) ?? undefined,
    home: async () => (await see<DeliveredView | null>('home')) ?? undefined,
    command: (channel, text) => act('command', { channel, text }),
    say: (channel, text, thread) => act('say', { channel, text, thread }),
    click: (click) => act('click', click),
    clickModal: (viewId, click) => act('click-modal', { ...click, viewId }),
    clickHome: (click) => act('click-home', click),
    submit: (viewId, entries) => act('submit', { viewId, entries }),
    closeView: (viewId, all = false) => act('close', { viewId, all }),
    openHome: () => act('open-home', {}),
    upload: (name, content) =>
      act('upload', { name, content: Buffer.from(content).toString('base64') }),
    async file(id) {
      const response = await fetch(`${base}/file/${encodeURIComponent(id)}`);
      if (!response.ok) throw new Error(`Reading the file ${id}: ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    changes(after, signal) {
      const now = signal?.aborted === true;
      const path = `changes?after=${after}${now ? '&wait=0' : ''}`;
      return see(path, now || !signal ? {} : { signal });
    },
  };
}
