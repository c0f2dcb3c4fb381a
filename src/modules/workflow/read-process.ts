import { createHash } from 'node:crypto';
import { compileSteps, type Definition, readBpmn, type StepList } from '#engines/process/index.ts';

/** A process as it is kept: the list of steps of a pack, or a drawing in BPMN 2.0. */
export type ProcessSource = StepList | { readonly bpmn: string };

/**
 * The process ready to run, from either.
 * @throws InvalidProcess naming each element at fault and why
 */
export async function readProcess(source: unknown): Promise<Definition> {
  const { bpmn } = source as { readonly bpmn?: unknown };
  return typeof bpmn === 'string' ? readBpmn(bpmn) : compileSteps(source as StepList);
}

/** The name under which instances keep the process they began with: SHA-256 of its text. */
export const processHash = (source: unknown): string =>
  createHash('sha256').update(JSON.stringify(source)).digest('hex');
