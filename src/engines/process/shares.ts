import type { Branch, ListedStep } from './step-list.ts';

/** Shares are written by people, in decimals: 0.05 + 0.7 + … may miss 1 by a hair. */
const hair = 1e-9;

const isTimed = (step: ListedStep) => !step.parallel && step.decide === undefined;
const stepsOf = (branch: Branch): readonly ListedStep[] => ('steps' in branch ? branch.steps : [branch]);

/** The part of the whole a list uses: steps in turn add up, of branches side by side the longest counts. */
export function totalShare(steps: readonly ListedStep[]): number {
  return steps.reduce((sum, step) => {
    if (!step.parallel) return sum + (step.share ?? 0);
    return sum + Math.max(0, ...step.parallel.map((branch) => totalShare(stepsOf(branch))));
  }, 0);
}

/** Divides what is left of the whole equally among the steps that state no share; branches side by side take one part. */
export function fillShares(steps: readonly ListedStep[], whole = 1): readonly ListedStep[] {
  const silent = steps.filter((step) => hasSilent(step)).length;
  const stated = totalShare(steps.filter((step) => !hasSilent(step)));
  const each = silent === 0 ? 0 : round(Math.max(0, whole - stated) / silent);
  return steps.map((step) => {
    if (!hasSilent(step)) return step;
    if (!step.parallel) return { ...step, share: each };
    return { ...step, parallel: step.parallel.map((branch) => fillBranch(branch, each)) };
  });
}

function fillBranch(branch: Branch, whole: number): Branch {
  if ('steps' in branch) return { steps: fillShares(branch.steps, whole) };
  return fillShares([branch], whole)[0]!;
}

/** Whether some step in it states no share and so takes part in what is left. */
const hasSilent = (step: ListedStep): boolean =>
  step.parallel
    ? step.parallel.some((branch) => stepsOf(branch).some(hasSilent))
    : isTimed(step) && step.share === undefined;

export const exceedsWhole = (share: number) => share > 1 + hair;
export const fallsShort = (share: number) => share < 1 - hair;
const round = (share: number) => Math.round(share * 1e9) / 1e9;

/**
 * Splits a total limit among steps by share, in whole multiples of `quantum`, so that the parts add up to the total
 * exactly: decisions of provincial chairmen split limits down to a quarter of a day.
 *
 * @example splitTime([{ id: 'accept', share: 0.05 }, { id: 'handle', share: 0.95 }], 10)
 * // Map { 'accept' => 0.5, 'handle' => 9.5 }
 */
export function splitTime(
  steps: readonly { readonly id: string; readonly share?: number | undefined }[],
  total: number,
  quantum = 0.25,
): ReadonlyMap<string, number> {
  const timed = steps.filter((step) => (step.share ?? 0) > 0);
  const whole = timed.reduce((sum, step) => sum + step.share!, 0);
  if (whole === 0) return new Map();
  const units = Math.round(total / quantum);
  const exact = timed.map((step) => (step.share! / whole) * units);
  const parts = exact.map((part) => Math.floor(part + hair));
  const missing = units - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((_, place) => place)
    .sort((a, b) => exact[b]! - parts[b]! - (exact[a]! - parts[a]!) || a - b);
  for (const place of byRemainder.slice(0, missing)) parts[place]! += 1;
  return new Map(timed.map((step, place) => [step.id, parts[place]! * quantum]));
}
