import type { IncomingMessage } from 'node:http';
import { isObject, type JsonObject } from '../json.ts';
import { refuse } from '../refusal.ts';

/** Larger bodies are refused; the largest real one is a log file that is uploaded. */
const LARGEST = 32 * 1024 * 1024;

/** Arguments that arrive as JSON text inside a form. */
const JSON_ARGS = new Set(['blocks', 'attachments', 'metadata', 'view', 'files']);

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    parts.push(part as Buffer);
    size += (part as Buffer).length;
    if (size > LARGEST) refuse('request_too_large');
  }
  return Buffer.concat(parts);
}

/** The arguments of a call: JSON or form-encoded, with nested JSON parsed. */
export async function readArguments(request: IncomingMessage): Promise<JsonObject> {
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) {
    const parsed = parseJson(body.toString());
    return isObject(parsed) ? parsed : refuse('json_not_object');
  }
  const args: Record<string, unknown> = {};
  for (const [name, value] of await formFields(body, type)) {
    args[name] = JSON_ARGS.has(name) ? (parseJson(value) ?? value) : value;
  }
  return args;
}

/** The bytes of an upload: the one file of a multipart form, or the raw body. */
export async function readUpload(request: IncomingMessage): Promise<Uint8Array> {
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': type },
  }).formData();
  for (const value of form.values()) {
    if (typeof value !== 'string') return new Uint8Array(await value.arrayBuffer());
  }
  return refuse('missing_file_data');
}

async function formFields(body: Buffer, type: string): Promise<readonly [string, string][]> {
  if (!type.startsWith('multipart/form-data')) {
    return [...new URLSearchParams(body.toString())];
  }
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': type },
  }).formData();
  return [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
