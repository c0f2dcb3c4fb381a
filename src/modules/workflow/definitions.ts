import { compileSteps, type Definition, type StepList } from '#engines/process/index.ts';

/** Compiled definitions by their hash: a process is indexed once, however many instances run it. */
const compiled = new Map<string, Definition>();
const most = 2000;

/** The definition ready to run. The source was checked when its pack was loaded. */
export function loadDefinition(hash: string, source: unknown): Definition {
  const known = compiled.get(hash);
  if (known) return known;
  const definition = compileSteps(source as StepList);
  if (compiled.size >= most) compiled.delete(compiled.keys().next().value!);
  compiled.set(hash, definition);
  return definition;
}
