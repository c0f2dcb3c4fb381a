import { reachEnd } from './end.ts';
import { evaluated } from './evaluated.ts';
import { joinParallel } from './join.ts';
import { leave } from './leave.ts';
import type { NodeKind } from './model.ts';
import { requestOf } from './request.ts';
import { type Arrival, addToken, assign, type Run, variablesIn } from './run.ts';
import { startMany } from './start-many.ts';
import type { Token } from './state.ts';
import { startWatching } from './watchers.ts';

/** A token reaches an element: it waits there, with the effects that make the world come to it, or passes on. */
export function enter(run: Run, arrival: Arrival): void {
  const { node, local } = arrival;
  if (node.model.many && !local) startMany(run, arrival);
  else entrances[node.kind](run, arrival);
}

type Entrance = (run: Run, arrival: Arrival) => void;

const pass: Entrance = (run, { node, in: scope }) => leave(run, node, scope);

const listen: Entrance = (run, arrival) => startWatching(run, arrival.node, wait(run, arrival));

const ask: Entrance = (run, arrival) => {
  const token = wait(run, arrival);
  run.effects.push(requestOf(arrival.node, token, variablesIn(run, arrival.in)));
  startWatching(run, arrival.node, token);
};

const say: Entrance = (run, { node: { id, model } }) => {
  if (model.message === undefined) return;
  const broadcast = model.broadcast && { broadcast: true };
  run.effects.push({ type: 'send-message', message: model.message, ...broadcast, element: id });
};

const tell: Entrance = (run, arrival) => {
  say(run, arrival);
  pass(run, arrival);
};

const entrances: Readonly<Record<NodeKind, Entrance>> = {
  start: pass,
  boundary: pass,
  exclusive: pass,
  user: ask,
  service: ask,
  call: ask,
  receive: listen,
  catch: listen,
  eventBased: listen,
  send: tell,
  throw: tell,
  parallel: joinParallel,
  // Whether an inclusive join may go on depends on every other token, so that is asked when all the rest is at rest.
  inclusive: (run, arrival) => {
    if (arrival.node.incoming.length > 1) wait(run, arrival);
    else pass(run, arrival);
  },
  decision: (run, arrival) => {
    const { node, in: scope } = arrival;
    const value = evaluated(node, () => node.decision!.evaluate(variablesIn(run, scope)));
    assign(run, scope, { [node.model.result!]: value });
    pass(run, arrival);
  },
  subProcess: (run, arrival) => {
    const token = wait(run, arrival);
    startWatching(run, arrival.node, token);
    run.queue.push({ node: arrival.node.start!, in: token.id });
  },
  end: (run, arrival) => {
    say(run, arrival);
    reachEnd(run, arrival);
  },
};

function wait(run: Run, { node, in: scope, via, local }: Arrival): Token {
  const isJoin = node.kind === 'inclusive';
  return addToken(run, {
    at: node.id,
    ...(scope !== undefined && { in: scope }),
    ...(isJoin && via && { via: via.id }),
    ...(local && { local }),
  });
}
