import { type ReactNode, useState } from 'react';
import { usePage } from '../page-context.ts';
import type { FieldProps } from './field.tsx';

/** Date, time or both, with the browser's own pickers. The practice has a time of its own, so it can be taken by a press. */
export function DateTimeField({ id, element, value, aria, onChange }: FieldProps): ReactNode {
  const { t, space } = usePage();
  const kind = String(element['type']);
  const [parts, setParts] = useState(() => partsOf(kind, value));
  function change(patch: Partial<typeof parts>): void {
    const next = { ...parts, ...patch };
    setParts(next);
    onChange(entryOf(kind, next));
  }
  const { 'aria-labelledby': label = '', ...rest } = aria;
  return (
    <div className="date-time">
      {kind !== 'timepicker' && (
        <input
          id={id}
          type="date"
          className="field"
          {...rest}
          aria-labelledby={label === '' ? undefined : `${label} ${id}-date`}
          value={parts.date}
          onChange={(event) => change({ date: event.target.value })}
        />
      )}
      <span id={`${id}-date`} hidden>
        {t('date')}
      </span>
      {kind !== 'datepicker' && (
        <input
          id={kind === 'timepicker' ? id : `${id}-at`}
          type="time"
          className="field"
          {...rest}
          aria-labelledby={label === '' ? undefined : `${label} ${id}-time`}
          value={parts.time}
          onChange={(event) => change({ time: event.target.value })}
        />
      )}
      <span id={`${id}-time`} hidden>
        {t('time')}
      </span>
      <button type="button" className="link" onClick={() => change(partsAt(space.now))}>
        {t('now')}
      </button>
    </div>
  );
}

function partsOf(kind: string, value: unknown): { date: string; time: string } {
  if (kind === 'datepicker') return { date: String(value ?? ''), time: '' };
  if (kind === 'timepicker') return { date: '', time: String(value ?? '') };
  return typeof value === 'number' ? partsAt(value * 1000) : { date: '', time: '' };
}

/** In the time zone of the browser, as its own pickers want it. */
function partsAt(ms: number): { date: string; time: string } {
  const at = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  const [date = '', time = ''] = at.toISOString().split('T');
  return { date, time: time.slice(0, 5) };
}

/** Half a date and time is none: the form says what is missing when it is sent. */
function entryOf(kind: string, { date, time }: { date: string; time: string }): unknown {
  if (kind === 'datepicker') return date;
  if (kind === 'timepicker') return time;
  return date === '' || time === '' ? undefined : Math.floor(Date.parse(`${date}T${time}`) / 1000);
}
