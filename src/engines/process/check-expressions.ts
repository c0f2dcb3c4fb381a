import { isDeepStrictEqual } from 'node:util';
import { evaluate } from 'feelin';
import { namesIn } from './definition.ts';
import { messageOf } from './failure.ts';
import { compileFeel } from './feel.ts';
import type { ModelNode, ProcessModel, VariableType } from './model.ts';
import type { ProcessIssue } from './process-issue.ts';
import type { Value, Variables } from './state.ts';

/** Problems in the FEEL of a process: text that does not parse, names nobody declared, types that cannot be compared. */
export function checkExpressions(model: ProcessModel): readonly ProcessIssue[] {
  const names = namesIn(model);
  const sample = sampleOf(model);
  return expressionsOf(model).flatMap(({ text, element, line }) => {
    const reason = faultOf(text, names, sample);
    return reason === undefined
      ? []
      : [{ code: 'bad-expression', element, reason: `"${text}": ${reason}`, ...(line && { line }) }];
  });
}

interface Expression {
  readonly text: string;
  readonly element: string;
  readonly line: number | undefined;
}

function expressionsOf(model: ProcessModel): Expression[] {
  const ofNodes = model.nodes.flatMap((node) =>
    [node.decision, node.many?.each, node.many?.until].map((text) => ({ text, node })),
  );
  const byId = new Map(model.nodes.map((node) => [node.id, node]));
  return [
    ...ofNodes.map(({ text, node }) => ({ text, element: node.id, line: node.line })),
    ...model.flows.map((flow) => ({ text: flow.when, element: flow.id, line: byId.get(flow.from)?.line })),
  ].filter((expression): expression is Expression => expression.text !== undefined);
}

function faultOf(text: string, names: readonly string[], sample: Variables): string | undefined {
  try {
    compileFeel(text, names);
    const { warnings } = evaluate(text, sample);
    return warnings.find((warning) => isFatal(warning, sample))?.message.slice(0, 300);
  } catch (error) {
    return messageOf(error);
  }
}

type Warning = ReturnType<typeof evaluate>['warnings'][number];

/**
 * Whatever the values, nobody can have meant these: an unknown name, or the outcome of an element that has none.
 * Other warnings may only be due to the sample's empty lists and records.
 */
function isFatal({ type, details }: Warning, sample: Variables): boolean {
  if (type === 'NO_VARIABLE_FOUND' || type === 'NO_FUNCTION_FOUND') return true;
  if (type !== 'NO_CONTEXT_ENTRY_FOUND') return false;
  const target = details.values['target'];
  return isDeepStrictEqual(target, sample['outcomes']) || isDeepStrictEqual(target, sample['answers']);
}

const samples: Readonly<Record<VariableType, Value>> = {
  text: 'text',
  number: 1,
  boolean: true,
  date: '2026-01-01',
  list: [],
  record: {},
};

function sampleOf(model: ProcessModel): Variables {
  const declared = Object.entries(model.variables).map(([name, type]) => [name, samples[type]]);
  const answers = model.nodes.filter((node) => node.many).map((node) => [node.id, []]);
  return {
    loopCounter: 1,
    nrOfInstances: 1,
    nrOfCompletedInstances: 1,
    nrOfActiveInstances: 0,
    ...Object.fromEntries(model.nodes.flatMap((node) => (node.result ? [[node.result, null]] : []))),
    ...Object.fromEntries(model.nodes.flatMap((node) => (node.many ? [[node.many.as, 'entry']] : []))),
    ...Object.fromEntries(declared),
    outcomes: Object.fromEntries(model.nodes.flatMap(outcomeSample)),
    answers: Object.fromEntries(answers),
  };
}

const outcomeSample = (node: ModelNode): [string, Value][] => {
  const outcome = node.outcomes?.[0] ?? (node.kind === 'call' || node.many ? 'done' : undefined);
  if (outcome === undefined) return [];
  return [[node.id, node.many ? [outcome] : outcome]];
};
