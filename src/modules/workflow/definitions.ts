import type { Definition } from '#engines/process/index.ts';
import { readProcess } from './read-process.ts';

/** Compiled definitions by their hash: a process is indexed once, however many instances run it. */
const compiled = new Map<string, Definition>();
const most = 2000;

/** The definition ready to run; `readSource` is asked when it is met for the first time. Its pack was checked at loading. */
export async function loadDefinition(hash: string, readSource: () => Promise<unknown>): Promise<Definition> {
  const known = compiled.get(hash);
  if (known) return known;
  const definition = await readProcess(await readSource());
  if (compiled.size >= most) compiled.delete(compiled.keys().next().value!);
  compiled.set(hash, definition);
  return definition;
}
