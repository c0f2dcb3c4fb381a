import { Refusal } from '#platform/errors/index.ts';
import type { Answers, Form, Stage } from './form.ts';
import { layOut } from './layout.ts';

/** The stage of this id. @throws Refusal `not-found` */
export function getStage(form: Pick<Form, 'stages'>, stageId: string): Stage {
  const stage = form.stages.find((one) => one.id === stageId);
  if (!stage) throw new Refusal('not-found', { stage: stageId });
  return stage;
}

/** The stages these answers lead through, in order. */
export function reachableStages(form: Form, answers: Answers, today: Temporal.PlainDate): readonly Stage[] {
  return layOut(form, answers, today)
    .stages.filter(({ applies }) => applies)
    .map(({ stage }) => stage);
}

/** The next stage these answers lead to; nothing after the last. */
export function nextStage(form: Form, stageId: string, answers: Answers, today: Temporal.PlainDate) {
  const reachable = new Set(reachableStages(form, answers, today));
  const at = form.stages.indexOf(getStage(form, stageId));
  return form.stages.find((stage, index) => index > at && reachable.has(stage));
}

/** The stage before this one; nothing before the first. */
export function previousStage(form: Form, stageId: string, answers: Answers, today: Temporal.PlainDate) {
  const reachable = new Set(reachableStages(form, answers, today));
  const at = form.stages.indexOf(getStage(form, stageId));
  return form.stages.findLast((stage, index) => index < at && reachable.has(stage));
}
