import type { ProcessIssue } from './process-issue.ts';
import { exceedsWhole, fallsShort, totalShare } from './shares.ts';
import type { ListedStep, StepList } from './step-list.ts';

const stepId = /^[a-z][A-Za-z0-9]{0,59}$/;
/** Ids of the events a step list draws by itself, and the words that are no step. */
const taken = new Set(['start', 'end', 'next', 'rejected', 'remind']);

/** Where each word of a step leads: `next`, `end`, or a step; none where it has a single way on without a word. */
export function outcomesOf(step: ListedStep): Readonly<Record<string, string>> {
  const { outcomes, returnTo } = step;
  if (outcomes === undefined) return returnTo === undefined ? {} : { done: 'next', sendBack: returnTo };
  if (!Array.isArray(outcomes)) return outcomes as Readonly<Record<string, string>>;
  const target = (word: string) =>
    word === 'sendBack' && returnTo !== undefined ? returnTo : word === 'reject' ? 'rejected' : 'next';
  return Object.fromEntries(outcomes.map((word: string) => [word, target(word)]));
}

/** What in a step list cannot be drawn; empty when it can. */
export function checkStepList(list: StepList): readonly ProcessIssue[] {
  const issues: ProcessIssue[] = [];
  const say: Say = (code, element, reason) => issues.push({ code, element, reason });
  if (list.steps.length === 0) say('no-steps', '', 'a process needs at least one step');
  checkSequence(list.steps, 'steps', true, new Set(), say);
  const whole = totalShare(list.steps);
  const isStated = everyStep(list.steps).every((step) => step.share !== undefined || !isTimed(step));
  if (exceedsWhole(whole)) say('shares-exceed-whole', '', `the shares add up to ${whole}, more than 1`);
  if (isStated && whole > 0 && fallsShort(whole)) {
    say('shares-fall-short', '', `every step states its share, yet they add up to ${whole}, not 1`);
  }
  return issues;
}

type Say = (code: string, element: string, reason: string) => void;

const isTimed = (step: ListedStep) => !step.parallel && !step.decide;
const everyStep = (steps: readonly ListedStep[]): readonly ListedStep[] =>
  steps.flatMap((step) => [
    step,
    ...(step.parallel ?? []).flatMap((branch) => everyStep('steps' in branch ? branch.steps : [branch])),
  ]);

function checkSequence(
  steps: readonly ListedStep[],
  at: string,
  isTop: boolean,
  seen: Set<string>,
  say: Say,
): void {
  const siblings = new Set(steps.map((step) => step.id));
  steps.forEach((step, place) => {
    const here = `${at}/${place}`;
    if (!stepId.test(step.id)) {
      say(
        'bad-id',
        here,
        `"${step.id}": a step's id is Latin letters and digits, beginning with a small letter`,
      );
    } else if (taken.has(step.id)) say('reserved-id', here, `"${step.id}" already has a meaning of its own`);
    else if (seen.has(step.id)) say('duplicate-id', here, `"${step.id}" names another step too`);
    seen.add(step.id);
    checkStep(step, here, isTop, siblings, say);
    step.parallel?.forEach((branch, number) => {
      const within = 'steps' in branch ? branch.steps : [branch];
      checkSequence(within, `${here}/parallel/${number}`, false, seen, say);
    });
  });
}

function checkStep(step: ListedStep, here: string, isTop: boolean, siblings: ReadonlySet<string>, say: Say) {
  const kinds = (['parallel', 'call', 'service', 'await', 'decide'] as const).filter((kind) => step[kind]);
  if (kinds.length > 1) say('two-kinds', here, `a step is one of ${kinds.join(', ')}, not several`);
  if (step.share !== undefined && !(step.share >= 0 && step.share <= 1)) {
    say('bad-share', `${here}/share`, `${step.share} is not a part of the whole, 0 to 1`);
  }
  if (kinds.length > 0 && (step.outcomes || step.returnTo)) {
    say('outcomes-without-person', `${here}/outcomes`, `only a person's step is completed with a word`);
  }
  if (step.parallel && step.parallel.length < 2) {
    say('single-branch', `${here}/parallel`, 'side by side takes at least two branches');
  }
  const leads = new Set(['next', 'end', ...siblings, ...(isTop ? ['rejected'] : [])]);
  for (const [word, to] of Object.entries(outcomesOf(step))) {
    if (!leads.has(to)) say('unknown-step', `${here}/outcomes/${word}`, `"${to}" is no step of this list`);
  }
  if (step.consult && new Set(Object.values(outcomesOf(step))).size > 1) {
    say('consult-decides', `${here}/outcomes`, 'opinions are collected; let a later step decide on them');
  }
  if (Array.isArray(step.outcomes) && step.outcomes.includes('sendBack') && step.returnTo === undefined) {
    say('no-return', `${here}/returnTo`, '"sendBack" needs a step to return to');
  }
  step.timers?.forEach((timer, place) => {
    const at = `${here}/timers/${place}`;
    if (kinds.length > 0 && !step.call && !step.service && !step.await) {
      say('timer-without-wait', at, 'nothing waits here');
    }
    if (timer.goTo !== 'remind' && !leads.has(timer.goTo)) {
      say('unknown-step', `${at}/goTo`, `"${timer.goTo}" is no step of this list`);
    }
  });
}
