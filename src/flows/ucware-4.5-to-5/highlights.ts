import { asCode } from '../remote/as-code.ts';
import { packages, ucwareVersion } from '../remote/packages.ts';
import { repository } from '../remote/repository.ts';
import type { StepContext } from '../run/step.ts';
import { moment, same } from '../run/text.ts';
import type { Highlight } from '../run/view.ts';
import { consoleContact } from './prepare/console-access.ts';
import { window } from './prepare/window.ts';

/** Versions, the window and who reaches the console: what somebody asks first who opens the card at night. */
export function highlights(ctx: StepContext): readonly Highlight[] {
  const shown: Highlight[] = [];
  const seen = ctx.get(packages);
  const version = seen && ucwareVersion(seen);
  if (version !== undefined) {
    const target = ctx.get(repository)?.['5'].candidate;
    const value = target ? `${asCode(version)} → ${asCode(target)}` : asCode(version);
    shown.push({
      label: { de: 'UCware beim Start', en: 'UCware at the start' },
      value: same(value),
    });
  }
  const agreed = ctx.get(window);
  if (agreed) {
    shown.push({
      label: { de: 'Zeitfenster', en: 'Window' },
      value: {
        de: `${moment(agreed.start)}, ${agreed.minutes} Minuten`,
        en: `${moment(agreed.start)}, ${agreed.minutes} minutes`,
      },
    });
  }
  const contact = ctx.get(consoleContact);
  if (contact) {
    shown.push({
      label: { de: 'Konsole', en: 'Console' },
      value: same(`${contact.person}, ${contact.mobile}`),
    });
  }
  return shown;
}
