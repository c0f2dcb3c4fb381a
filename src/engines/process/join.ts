import type { Node } from './definition.ts';
import { leave } from './leave.ts';
import { type Arrival, addToken, type Run, removeToken } from './run.ts';
import type { Token } from './state.ts';

/** A parallel gateway goes on once a token has come by each of its flows. */
export function joinParallel(run: Run, { node, in: scope, via }: Arrival): void {
  if (node.incoming.length > 1) {
    const others = oneByFlow(waitingAt(run, node, scope));
    if (via) others.delete(via.id);
    if (others.size < node.incoming.length - 1) {
      addToken(run, {
        at: node.id,
        ...(scope !== undefined && { in: scope }),
        ...(via && { via: via.id }),
      });
      return;
    }
    for (const token of others.values()) removeToken(run, token);
  }
  leave(run, node, scope);
}

/** Lets one waiting inclusive gateway go on, if no token elsewhere can still reach it; false when all must wait. */
export function joinInclusive(run: Run): boolean {
  for (const token of run.tokens) {
    const node = run.definition.byId.get(token.at)!;
    if (node.kind !== 'inclusive') continue;
    const here = waitingAt(run, node, token.in);
    const arrived = oneByFlow(here);
    if (mayStillArrive(run, node, here, arrived)) continue;
    for (const consumed of arrived.values()) removeToken(run, consumed);
    leave(run, node, token.in);
    return true;
  }
  return false;
}

/** BPMN 2.0.2 §13.4.3: a token that can also reach a flow already filled is not waited for. */
function mayStillArrive(
  run: Run,
  join: Node,
  here: readonly Token[],
  arrived: ReadonlyMap<string, Token>,
): boolean {
  const reachBy = (isFilled: boolean) =>
    join.incoming
      .filter((flow) => arrived.has(flow.id) === isFilled)
      .map((flow) => join.reach!.get(flow.id)!);
  const [filled, empty] = [reachBy(true), reachBy(false)];
  return run.tokens.some(
    (token) =>
      token.in === here[0]!.in &&
      token.at !== join.id &&
      empty.some((reach) => reach.has(token.at)) &&
      !filled.some((reach) => reach.has(token.at)),
  );
}

const waitingAt = (run: Run, node: Node, scope: number | undefined) =>
  run.tokens.filter((token) => token.at === node.id && token.in === scope);

function oneByFlow(tokens: readonly Token[]): Map<string, Token> {
  const first = new Map<string, Token>();
  for (const token of tokens) if (!first.has(token.via!)) first.set(token.via!, token);
  return first;
}
