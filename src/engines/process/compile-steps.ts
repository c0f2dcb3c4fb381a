import { compileProcess } from './compile-process.ts';
import type { Definition } from './definition.ts';
import { modelOfSteps } from './model-of-steps.ts';
import { readStepList } from './read-step-list.ts';
import type { StepList } from './step-list.ts';

/**
 * Compiles a step list, as data or as YAML text, into a process ready to run; `writeBpmn(definition.model)` draws the
 * same process.
 *
 * @throws {InvalidProcess} naming each step at fault and why
 */
export function compileSteps(source: StepList | string): Definition {
  return compileProcess(modelOfSteps(readStepList(source)));
}
