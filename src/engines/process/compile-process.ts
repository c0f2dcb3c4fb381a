import { checkModel } from './check-model.ts';
import { compileModel, type Definition } from './definition.ts';
import type { ProcessModel } from './model.ts';
import { InvalidProcess } from './process-issue.ts';
import { checkSoundness } from './soundness.ts';

/**
 * Checks a model whole and indexes it for running.
 *
 * @throws {InvalidProcess} with every issue found: first those of its parts, then, if these are well, those of its course
 */
export function compileProcess(model: ProcessModel): Definition {
  refuseAny(checkModel(model));
  const definition = compileModel(model);
  refuseAny(checkSoundness(definition));
  return definition;
}

function refuseAny(issues: InvalidProcess['issues']): void {
  if (issues.length > 0) throw new InvalidProcess(issues);
}
