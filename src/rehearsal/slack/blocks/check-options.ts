import { isObject, listOf } from '../json.ts';
import { checkPlain, checkText } from './check-text.ts';
import { LIMITS, type Limit } from './limits.ts';
import type { Report } from './report.ts';

/** Options of a menu or of radio buttons and checkboxes; values must differ. */
export function checkOptions(
  report: Report,
  value: unknown,
  at: string,
  limit: Limit,
  mrkdwn = false,
): void {
  const options = listOf(value);
  report.count(options, limit, at);
  const seen = new Set<unknown>();
  options.forEach((option, index) => {
    const here = `${at}/${index}`;
    if (!isObject(option)) {
      report.add('must be an option', here);
      return;
    }
    if (mrkdwn) checkText(report, option['text'], `${here}/text`, LIMITS.optionText);
    else checkPlain(report, option['text'], `${here}/text`, LIMITS.optionText);
    report.word(option, 'value', LIMITS.optionValue, here);
    if (seen.has(option['value'])) report.add('option values must be unique', `${here}/value`);
    seen.add(option['value']);
    if (option['description'] !== undefined) {
      checkText(report, option['description'], `${here}/description`, LIMITS.optionDescription);
    }
  });
}

/** Initial options must be options of the element. */
export function checkInitial(report: Report, options: unknown, initial: unknown, at: string): void {
  const values = new Set(listOf(options).map((option) => isObject(option) && option['value']));
  for (const one of listOf(initial)) {
    if (!isObject(one) || !values.has(one['value'] as string)) {
      report.add('initial option is not one of the options', at);
    }
  }
}
