import { checkModel } from './check-model.ts';
import { compileModel, type Definition } from './definition.ts';
import { modelOfSteps } from './model-of-steps.ts';
import { InvalidProcess } from './process-issue.ts';
import { checkSoundness } from './soundness.ts';
import type { StepList } from './step-list.ts';

/**
 * Compiles a step list into a process ready to run; `writeBpmn(definition.model)` draws the same process.
 *
 * @throws {InvalidProcess} naming each step at fault and why
 */
export function compileSteps(list: StepList): Definition {
  const model = modelOfSteps(list);
  const issues = checkModel(model);
  if (issues.length > 0) throw new InvalidProcess(issues);
  const definition = compileModel(model);
  const unsound = checkSoundness(definition);
  if (unsound.length > 0) throw new InvalidProcess(unsound);
  return definition;
}
