import { isObject, type JsonObject } from '../json.ts';
import { LIMITS, type Limit } from './limits.ts';
import type { Report } from './report.ts';

/** A text object: `plain_text`, or also `mrkdwn` where that is allowed. */
export function checkText(
  report: Report,
  value: unknown,
  at: string,
  limit: Limit,
  kinds: readonly string[] = ['plain_text', 'mrkdwn'],
): void {
  if (!isObject(value)) {
    report.add('must be a text object', at);
    return;
  }
  if (!kinds.includes(String(value['type'])))
    report.add(`unsupported type: ${String(value['type'])}`, at);
  report.word(value, 'text', limit, at);
}

/** Plain text only, as labels and titles are. */
export function checkPlain(report: Report, value: unknown, at: string, limit: Limit): void {
  checkText(report, value, at, limit, ['plain_text']);
}

export function checkConfirm(report: Report, owner: JsonObject, at: string): void {
  const confirm = owner['confirm'];
  if (confirm === undefined) return;
  const here = `${at}/confirm`;
  if (!isObject(confirm)) {
    report.add('must be a confirmation dialog', here);
    return;
  }
  checkPlain(report, confirm['title'], `${here}/title`, LIMITS.confirmTitle);
  checkText(report, confirm['text'], `${here}/text`, LIMITS.confirmText);
  checkPlain(report, confirm['confirm'], `${here}/confirm`, LIMITS.confirmButton);
  checkPlain(report, confirm['deny'], `${here}/deny`, LIMITS.confirmButton);
  checkStyle(report, confirm, here);
}

export function checkStyle(report: Report, owner: JsonObject, at: string): void {
  const style = owner['style'];
  if (style !== undefined && style !== 'primary' && style !== 'danger') {
    report.add('style must be primary or danger', `${at}/style`);
  }
}
