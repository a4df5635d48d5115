import type {
  ChangePage,
  DeliveredChannel,
  DeliveredFile,
  DeliveredMessage,
  DeliveredView,
} from '../../slack/delivered.ts';
import type { Click, MessageClick } from '../../slack/user/click.ts';
import type { Deed } from '../../slack/user/deed.ts';
import type { Me } from '../../slack/user/look.ts';
import { type Ask, askFile } from './ask.ts';

/** One person of the practice workspace, as the browser plays them. */
export interface Actor {
  readonly id: string;
  me(signal: AbortSignal): Promise<Me>;
  channels(signal: AbortSignal): Promise<readonly DeliveredChannel[]>;
  messages(channel: string, signal: AbortSignal): Promise<readonly DeliveredMessage[]>;
  thread(channel: string, ts: string, signal: AbortSignal): Promise<readonly DeliveredMessage[]>;
  modal(signal: AbortSignal): Promise<DeliveredView | null>;
  home(signal: AbortSignal): Promise<DeliveredView | null>;
  changes(after: number, signal: AbortSignal): Promise<ChangePage>;
  command(channel: string, text: string): Promise<Deed>;
  say(channel: string, text: string, thread?: string): Promise<Deed>;
  click(click: MessageClick): Promise<Deed>;
  clickModal(viewId: string, click: Click): Promise<Deed>;
  clickHome(click: Click): Promise<Deed>;
  submit(viewId: string, entries: object): Promise<Deed>;
  closeView(viewId: string, all: boolean): Promise<Deed>;
  openHome(): Promise<Deed>;
  upload(name: string, base64: string): Promise<DeliveredFile>;
  file(id: string): Promise<Blob>;
}

export function createActor(ask: Ask, key: string, id: string): Actor {
  const base = `/user/${encodeURIComponent(id)}`;
  const part = encodeURIComponent;
  const see = <T>(path: string, signal: AbortSignal): Promise<T> =>
    ask<T>(`${base}/${path}`, undefined, signal);
  const act = <T = Deed>(what: string, body: object): Promise<T> => ask<T>(`${base}/${what}`, body);
  return {
    id,
    me: (signal) => see('me', signal),
    channels: (signal) => see('channels', signal),
    messages: (channel, signal) => see(`messages/${part(channel)}`, signal),
    thread: (channel, ts, signal) => see(`thread/${part(channel)}/${part(ts)}`, signal),
    modal: (signal) => see('modal', signal),
    home: (signal) => see('home', signal),
    changes: (after, signal) => see(`changes?after=${after}`, signal),
    command: (channel, text) => act('command', { channel, text }),
    say: (channel, text, thread) => act('say', { channel, text, thread }),
    click: (click) => act('click', click),
    clickModal: (viewId, click) => act('click-modal', { ...click, viewId }),
    clickHome: (click) => act('click-home', click),
    submit: (viewId, entries) => act('submit', { viewId, entries }),
    closeView: (viewId, all) => act('close', { viewId, all }),
    openHome: () => act('open-home', {}),
    upload: (name, content) => act('upload', { name, content }),
    file: (file) => askFile(key, `${base}/file/${part(file)}`),
  };
}
