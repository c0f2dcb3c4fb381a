import { createHash } from 'node:crypto';
import {
  compileSteps,
  type Definition,
  InvalidProcess,
  type ProcessIssue,
  readBpmn,
  type StepList,
} from '#engines/process/index.ts';
import { serviceOperations } from './subject-kinds.ts';

/** A process as it is kept: the list of steps of a pack, or a drawing in BPMN 2.0 and which of its processes. */
export type ProcessSource = StepList | { readonly bpmn: string; readonly process?: string };

/**
 * The process ready to run, from either, once all that it needs is known to be there: the processes it calls, and
 * what it wants the program to do.
 * @throws InvalidProcess naming each element at fault and why
 */
export function readProcess(source: unknown): Promise<Definition> {
  return readWith(source as ProcessSource, []);
}

/** @param callers the processes on the way to this one: one that led back to itself would never end */
async function readWith(source: ProcessSource, callers: readonly string[]): Promise<Definition> {
  const definition = 'bpmn' in source ? await readBpmn(source.bpmn, source.process) : compileSteps(source);
  const issues = [...unknownServices(definition), ...unknownCalls(definition, source, callers)];
  if (issues.length > 0) throw new InvalidProcess(issues);
  for (const { model } of definition.nodes) {
    if (model.calls !== undefined) {
      await readWith(calledSource(source, model.calls)!, [...callers, definition.id]);
    }
  }
  return definition;
}

/** The process that a call starts: one that travels with the calling list, or another of the same drawing. */
export function calledSource(source: ProcessSource, id: string): ProcessSource | undefined {
  return 'bpmn' in source ? { ...source, process: id } : source.called?.find((each) => each.id === id);
}

function unknownServices({ model }: Definition): readonly ProcessIssue[] {
  const known: readonly (string | undefined)[] = serviceOperations;
  return model.nodes
    .filter(({ kind, operation }) => kind === 'service' && !known.includes(operation))
    .map(({ id, line, operation }) => ({
      code: 'unknown-operation',
      element: id,
      line,
      reason: `the program knows no "${operation}"; it can do ${known.join(', ')}`,
    }));
}

function unknownCalls(
  { id: own, model }: Definition,
  source: ProcessSource,
  callers: readonly string[],
): readonly ProcessIssue[] {
  return model.nodes.flatMap(({ id, line, calls }) => {
    if (calls === undefined) return [];
    const at = { element: id, line };
    if (calls === own || callers.includes(calls)) {
      return [{ code: 'calls-itself', ...at, reason: `"${calls}" would be started again and again` }];
    }
    if (calledSource(source, calls)) return [];
    return [
      { code: 'unknown-process', ...at, reason: `"${calls}" is not among the processes it brings along` },
    ];
  });
}

/** The name under which instances keep the process they began with: SHA-256 of its text. */
export const processHash = (source: unknown): string =>
  createHash('sha256').update(JSON.stringify(source)).digest('hex');
