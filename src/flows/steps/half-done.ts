import { z } from 'zod';
import { dpkgConfigureAll } from '../remote/apt.ts';
import { asCodes } from '../remote/as-code.ts';
import { asCommand } from '../remote/as-command.ts';
import type { Leftover } from '../remote/jobs/leftovers.ts';
import type { Packages } from '../remote/packages.ts';
import { defineFact, type Fact } from '../run/fact.ts';
import type { StepContext } from '../run/step.ts';
import { joinTexts, same, type Text } from '../run/text.ts';
import type { Pass } from './pass.ts';

const HalfDone = z.strictObject({
  /** Packages that are unpacked, half installed, half configured or waiting for others. */
  packages: z.array(z.string()),
  /** New versions of configuration files that wait beside them for the packages to be configured. */
  beside: z.array(z.string()),
});
type HalfDone = z.infer<typeof HalfDone>;

/** What an installation that did not end left half done; learned from the server while the run ends. */
export function halfDone(pass: Pick<Pass, 'id'>): Fact<HalfDone> {
  return defineFact(`halfDone${pass.id}`, HalfDone);
}

/** What the server shows of it. */
export function halfDoneNow({ broken }: Packages, leftovers: readonly Leftover[]): HalfDone {
  const waiting = leftovers.filter(({ path }) => /\.(?:dpkg|ucf)-new$/.test(path));
  return { packages: broken.map(({ name }) => name), beside: waiting.map(({ path }) => path) };
}

/** Whether an installation has begun and not ended well, nor what followed it: then packages may be half done. */
export function isHalfway(pass: Pick<Pass, 'id'>, ctx: StepContext): boolean {
  const ended = [`install-${pass.id}`, `leftovers-${pass.id}`].some((step) => ctx.doneAt(step));
  return ctx.begunAt(`install-${pass.id}`) !== undefined && !ended;
}

/** What an ended run leaves half done, and how to finish it by hand; undefined when there is nothing. */
export function halfDoneAtEnd(pass: Pass, ctx: StepContext): Text | undefined {
  const found = ctx.get(halfDone(pass));
  if (!found) return isHalfway(pass, ctx) ? joinTexts([UNSEEN, FINISH], ' ') : undefined;
  const { packages, beside } = found;
  if (packages.length + beside.length === 0) return undefined;
  const names = asCodes(packages, packages.length);
  const paths = asCodes(beside, beside.length);
  const lines: Text[] = [
    ...(packages.length === 0
      ? []
      : [
          {
            de: `*Halbfertig sind diese Pakete:* ${names}. Bis sie eingerichtet sind, können die Telefone ausgefallen sein.`,
            en: `*These packages are half done:* ${names}. Until they are set up, the telephones may be down.`,
          },
        ]),
    ...(beside.length === 0
      ? []
      : [
          {
            de: `Noch nicht eingerichtete neue Fassungen: ${paths}.`,
            en: `New versions that are not set up yet: ${paths}.`,
          },
        ]),
    FINISH,
  ];
  return joinTexts(lines, ' ');
}

const COMMAND = asCommand(['sudo', ...dpkgConfigureAll().split(' ')]);
const FINISH = joinTexts(
  [
    {
      de: 'So wird es von Hand zu Ende gebracht, ohne Rückfragen und mit Ihren Konfigurationsdateien:',
      en: 'This finishes it by hand, without questions and with your configuration files:',
    },
    same(COMMAND),
  ],
  ' ',
);
const UNSEEN: Text = {
  de: 'Der Server ließ sich nicht mehr fragen: Nach der abgebrochenen Installation können Pakete halbfertig und die Telefone ausgefallen sein; `dpkg --audit` zeigt es.',
  en: 'The server could not be asked any more: after the installation that broke off packages may be half done and the telephones down; `dpkg --audit` shows it.',
};
