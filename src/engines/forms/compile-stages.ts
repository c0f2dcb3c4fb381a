import { compileFields, Surroundings } from './compile-fields.ts';
import type { Stage } from './form.ts';
import type { FormSource, StageSource } from './form-source.ts';

/** The stages of a form with their conditions compiled, and what is wrong in them; what a browser needs of a form, too. */
export function compileStages(source: FormSource): {
  readonly stages: readonly Stage[];
  readonly outermost: Surroundings;
} {
  const outermost = new Surroundings();
  const stages = source.stages.map((stage, index) => compileStage(stage, outermost, `stages[${index}]`));
  refuseTwins(source, outermost);
  outermost.finish();
  return { stages, outermost };
}

function compileStage(source: StageSource, within: Surroundings, place: string): Stage {
  const when = within.condition(source.when, `${place}.when`);
  const before = new Set(within.names());
  const fields = compileFields(source.fields, within, `${place}.fields`);
  const names = new Set([...within.names()].filter((name) => !before.has(name)));
  return { id: source.id, title: source.title, intro: source.intro, when, fields, names, source };
}

function refuseTwins(source: FormSource, within: Surroundings): void {
  source.stages.forEach(({ id }, index) => {
    const first = source.stages.findIndex((stage) => stage.id === id);
    if (first !== index) within.fault(`stages[${index}].id`, `stages[${first}] is named "${id}" already`);
  });
}
