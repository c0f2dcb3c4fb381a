import { createHash } from 'node:crypto';
import { compileSteps, type Definition, readBpmn, type StepList } from '#engines/process/index.ts';

/** A process as it is kept: the list of steps of a pack, or a drawing in BPMN 2.0 and which of its processes. */
export type ProcessSource = StepList | { readonly bpmn: string; readonly process?: string };

/**
 * The process ready to run, from either.
 * @throws InvalidProcess naming each element at fault and why
 */
export async function readProcess(source: unknown): Promise<Definition> {
  const { bpmn, process } = source as { readonly bpmn?: unknown; readonly process?: string };
  return typeof bpmn === 'string' ? readBpmn(bpmn, process) : compileSteps(source as StepList);
}

/** The name under which instances keep the process they began with: SHA-256 of its text. */
export const processHash = (source: unknown): string =>
  createHash('sha256').update(JSON.stringify(source)).digest('hex');
