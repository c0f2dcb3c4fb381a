import type { Node } from './definition.ts';
import { evaluated } from './evaluated.ts';
import { leave } from './leave.ts';
import { type Arrival, addToken, asRecord, assign, type Run, refuse, variablesIn } from './run.ts';
import type { Value } from './state.ts';
import { startWatching } from './watchers.ts';

/** Begins an activity done for many: one token watches over the instances, which stand in its scope with their entry. */
export function startMany(run: Run, { node, in: scope }: Arrival): void {
  const entries = entriesOf(run, node, scope);
  const { answers, outcomes } = variablesIn(run, scope);
  assign(run, scope, {
    answers: { ...asRecord(answers), [node.id]: [] },
    outcomes: { ...asRecord(outcomes), [node.id]: [] },
  });
  if (entries.length === 0) leave(run, node, scope);
  else startInstances(run, node, scope, entries);
}

function startInstances(run: Run, node: Node, scope: number | undefined, entries: readonly Value[]): void {
  const { sequential, as } = node.model.many!;
  const now = sequential ? entries.slice(0, 1) : entries;
  const many = { rest: entries.slice(now.length), total: entries.length, done: 0 };
  const token = addToken(run, { at: node.id, ...(scope !== undefined && { in: scope }), many });
  startWatching(run, node, token);
  now.forEach((entry, place) => {
    run.queue.push({ node, in: token.id, local: { [as]: entry, loopCounter: place + 1 } });
  });
}

function entriesOf(run: Run, node: Node, scope: number | undefined): readonly Value[] {
  const value = evaluated(node, () => node.each!.evaluate(variablesIn(run, scope)));
  if (Array.isArray(value)) return value;
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000;
  if (isCount) return Array.from({ length: value }, (_, place) => place + 1);
  const detail = `"${node.each!.text}" gives neither a list nor a number of times`;
  return refuse('condition-failed', node.id, detail);
}
