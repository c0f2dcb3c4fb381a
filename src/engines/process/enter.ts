import type { Node } from './definition.ts';
import { reachEnd } from './end.ts';
import { messageOf } from './failure.ts';
import { joinParallel } from './join.ts';
import { leave } from './leave.ts';
import { type Arrival, addToken, assign, type Run, refuse, variablesIn } from './run.ts';
import type { Effect, OpenWorkItem, Token, Value, Variables } from './state.ts';
import { startWatching } from './watchers.ts';

/** A token reaches an element: it waits there, with the effects that make the world come to it, or passes on. */
export function enter(run: Run, arrival: Arrival): void {
  const { node, in: scope } = arrival;
  if (node.model.many && !arrival.local) return startMany(run, arrival);
  switch (node.kind) {
    case 'user':
    case 'service':
    case 'call': {
      const token = wait(run, arrival);
      run.effects.push(requestOf(node, token));
      return startWatching(run, node, token);
    }
    case 'receive':
    case 'catch':
    case 'eventBased':
      return startWatching(run, node, wait(run, arrival));
    case 'subProcess': {
      const token = wait(run, arrival);
      startWatching(run, node, token);
      run.queue.push({ node: node.start!, in: token.id });
      return;
    }
    case 'send':
    case 'throw':
      sendMessage(run, node);
      return leave(run, node, scope);
    case 'decision':
      assign(run, scope, { [node.model.result!]: decide(run, node, scope) });
      return leave(run, node, scope);
    case 'parallel':
      return joinParallel(run, arrival);
    case 'inclusive':
      // Whether it may go on depends on every other token, so that is asked when all the rest has come to rest.
      if (node.incoming.length > 1) wait(run, arrival);
      else leave(run, node, scope);
      return;
    case 'end':
      sendMessage(run, node);
      return reachEnd(run, arrival);
    case 'start':
    case 'boundary':
    case 'exclusive':
      return leave(run, node, scope);
  }
}

function wait(run: Run, { node, in: scope, via, local }: Arrival): Token {
  const isJoin = node.kind === 'inclusive';
  return addToken(run, {
    at: node.id,
    ...(scope !== undefined && { in: scope }),
    ...(isJoin && via && { via: via.id }),
    ...(local && { local }),
  });
}

/** The effect by which a waiting task asks for its work; also what a list of open work is made of. */
export function requestOf(node: Node, token: Token): Effect {
  const { id, model } = node;
  const local = token.local && { local: token.local };
  if (node.kind === 'call') {
    return { type: 'start-process', call: token.id, element: id, process: model.calls!, ...local };
  }
  if (node.kind === 'service') {
    return { type: 'call-service', call: token.id, element: id, operation: model.operation!, ...local };
  }
  return openWorkItem(node, token);
}

function openWorkItem({ id, model }: Node, token: Token): OpenWorkItem {
  return {
    type: 'open-work-item',
    item: token.id,
    element: id,
    name: model.name,
    ...(model.position !== undefined && { position: model.position }),
    ...(model.share !== undefined && { share: model.share }),
    ...(model.outcomes && { outcomes: model.outcomes }),
    ...(model.form !== undefined && { form: model.form }),
    ...(model.action !== undefined && { action: model.action }),
    ...(token.local && { local: token.local }),
  };
}

function sendMessage(run: Run, { id, model }: Node): void {
  if (model.message === undefined) return;
  run.effects.push({ type: 'send-message', message: model.message, element: id });
}

function decide(run: Run, node: Node, scope: number | undefined): Value {
  return evaluated(node, () => node.decision!.evaluate(variablesIn(run, scope)));
}

/** One token watches over the instances, which stand in its scope with their own entry. */
function startMany(run: Run, { node, in: scope }: Arrival): void {
  const entries = entriesOf(run, node, scope);
  const { answers, outcomes } = variablesIn(run, scope) as Record<string, Variables | undefined>;
  assign(run, scope, {
    answers: { ...answers, [node.id]: [] },
    outcomes: { ...outcomes, [node.id]: [] },
  });
  if (entries.length === 0) return leave(run, node, scope);
  const { sequential, as } = node.model.many!;
  const now = sequential ? entries.slice(0, 1) : entries;
  const rest = entries.slice(now.length);
  const many = { rest, total: entries.length, done: 0 };
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
  if (!isCount)
    refuse('condition-failed', node.id, `"${node.each!.text}" gives neither a list nor a number of times`);
  return Array.from({ length: value as number }, (_, place) => place + 1);
}

function evaluated(node: Node, work: () => unknown): Value {
  try {
    // FEEL's dates and durations become their text, so that the state stays JSON.
    return JSON.parse(JSON.stringify(work() ?? null)) as Value;
  } catch (error) {
    return refuse('condition-failed', node.id, messageOf(error));
  }
}
