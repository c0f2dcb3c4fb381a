import { leave } from './leave.ts';
import { type Arrival, findToken, type Run } from './run.ts';
import type { Token } from './state.ts';
import { withdraw, withdrawWithin } from './withdraw.ts';

/** An end event: the token is gone; a terminate end takes the rest of its scope along, an error end looks for who catches it. */
export function reachEnd(run: Run, { node, in: scope }: Arrival): void {
  if (node.model.error !== undefined) {
    if (!raise(run, findToken(run, scope), node.model.error)) fail(run, node.model.error);
    return;
  }
  if (node.model.terminate) withdrawWithin(run, scope);
  if (scope === undefined) run.outcome = node.id;
}

/** Hands an error to the nearest boundary event that catches its code, from `token` outwards. */
export function raise(run: Run, token: Token | undefined, code: string): boolean {
  if (!token) return false;
  const node = run.definition.byId.get(token.at)!;
  const catcher = node.boundaries.find(
    ({ model }) =>
      !model.timer && model.message === undefined && (model.error === undefined || model.error === code),
  );
  if (!catcher || token.local) return raise(run, findToken(run, token.in), code);
  withdraw(run, token);
  leave(run, catcher, token.in);
  return true;
}

function fail(run: Run, error: string): void {
  withdrawWithin(run, undefined);
  run.status = 'failed';
  run.outcome = error;
}
