import { chooseFlows } from './choose-flows.ts';
import type { Node } from './definition.ts';
import { messageOf } from './failure.ts';
import {
  asRecord,
  assign,
  findToken,
  type Run,
  refuse,
  removeToken,
  replaceToken,
  variablesIn,
} from './run.ts';
import type { Token, Value, Variables } from './state.ts';
import { stopWatching } from './watchers.ts';
import { withdraw } from './withdraw.ts';

/** Sends tokens out by the flows that are to be taken; an element without any ends there. */
export function leave(run: Run, node: Node, scope: number | undefined): void {
  run.trace?.add(node.id);
  if (node.out.length === 0 && scope === undefined) run.outcome = node.id;
  const chooses = node.kind === 'exclusive' || node.kind === 'inclusive' || node.isConditional;
  const taken = chooses && node.out.length > 0 ? chooseFlows(run, node, scope) : node.out;
  for (const via of taken) run.queue.push({ node: via.to, in: scope, via });
}

/** A waiting token's work is done: it goes on, or reports to the activity it is one instance of. */
export function finish(run: Run, node: Node, token: Token, fired?: Node): void {
  const current = findToken(run, token.id) ?? token;
  removeToken(run, current);
  stopWatching(run, node, current, fired);
  if (current.local) finishInstance(run, node, current.in, current.local);
  else leave(run, node, current.in);
}

/** Collects what an instance brought; when it was the last, or enough have answered, the activity is done. */
function finishInstance(run: Run, node: Node, within: number | undefined, local: Variables): void {
  const owner = findToken(run, within)!;
  collect(run, node, owner, local);
  const { rest, total, done } = owner.many!;
  const active = run.tokens.filter((token) => token.in === owner.id).length + queuedIn(run, owner.id);
  const counts = {
    nrOfInstances: total,
    nrOfCompletedInstances: done + 1,
    nrOfActiveInstances: active,
  };
  const [entry, ...later] = rest;
  if ((active === 0 && entry === undefined) || hasEnough(run, node, owner, counts)) {
    withdrawInstances(run, owner);
    finish(run, node, owner);
    return;
  }
  const isNextDue = node.model.many!.sequential && entry !== undefined;
  replaceToken(run, owner, { many: { rest: isNextDue ? later : rest, total, done: done + 1 } });
  if (isNextDue) {
    const own = { [node.model.many!.as]: entry, loopCounter: done + 2 };
    run.queue.push({ node, in: owner.id, local: own });
  }
}

function collect(run: Run, node: Node, owner: Token, local: Variables): void {
  const { answers, outcomes } = variablesIn(run, owner.in);
  const { outcomes: own, ...answer } = local;
  const outcome = asRecord(own)[node.id] ?? null;
  assign(run, owner.in, {
    answers: { ...asRecord(answers), [node.id]: [...listIn(answers, node.id), answer] },
    outcomes: { ...asRecord(outcomes), [node.id]: [...listIn(outcomes, node.id), outcome] },
  });
}

const listIn = (record: Value | undefined, key: string): readonly Value[] => {
  const list = asRecord(record)[key];
  return Array.isArray(list) ? list : [];
};

function hasEnough(run: Run, node: Node, owner: Token, counts: Variables): boolean {
  if (!node.until) return false;
  try {
    return node.until.evaluate({ ...variablesIn(run, owner.in), ...counts }) === true;
  } catch (error) {
    return refuse('condition-failed', node.id, messageOf(error));
  }
}

const queuedIn = (run: Run, scope: number) => run.queue.filter((arrival) => arrival.in === scope).length;

function withdrawInstances(run: Run, owner: Token): void {
  for (const token of run.tokens.filter((candidate) => candidate.in === owner.id)) withdraw(run, token);
}
