import { Plan } from '../remote/plan.ts';
import { defineFact, type Fact, type Learned, learn } from '../run/fact.ts';
import type { StepContext } from '../run/step.ts';
import type { Pass } from './pass.ts';

const Packages = Plan.pick({ upgraded: true, installed: true, removed: true });
type Packages = Pick<Plan, 'upgraded' | 'installed' | 'removed'>;

/** What attempts that failed were to do: the plan of the next one names only what was missing still. */
function attemptedPackages(pass: Pick<Pass, 'id'>): Fact<Packages> {
  return defineFact(`attemptedPackages${pass.id}`, Packages);
}

/** What a pass did to the packages, by its approved plans, from the first attempt on; undefined for a pass without a plan. */
export function wholePackages(pass: Pass, ctx: StepContext): Packages | undefined {
  const now = ctx.get(pass.plan);
  const before = ctx.get(attemptedPackages(pass));
  if (!now || !before) return now;
  const upgraded = now.upgraded.filter(({ name }) => !named(before.upgraded, name));
  return {
    upgraded: [...before.upgraded.map((one) => latest(one, now)), ...upgraded],
    installed: added(before.installed, now.installed),
    removed: added(before.removed, now.removed),
  };
}

/** To be learned when an attempt has failed. */
export function rememberPackages(pass: Pass, ctx: StepContext): Learned[] {
  const whole = wholePackages(pass, ctx);
  return whole ? [learn(attemptedPackages(pass), Packages.strip().parse(whole))] : [];
}

/** From the version that was there first to the one of the last plan. */
function latest(
  first: Packages['upgraded'][number],
  { upgraded }: Packages,
): Packages['upgraded'][number] {
  const last = upgraded.find(({ name }) => name === first.name);
  return last ? { ...first, to: last.to } : first;
}

function added<T extends { readonly name: string }>(before: readonly T[], now: readonly T[]): T[] {
  return [...before, ...now.filter(({ name }) => !named(before, name))];
}

function named(all: readonly { readonly name: string }[], name: string): boolean {
  return all.some((one) => one.name === name);
}
