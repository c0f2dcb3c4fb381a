import { enter } from './enter.ts';
import { joinInclusive } from './join.ts';
import { finish } from './leave.ts';
import { type Run, refuse } from './run.ts';

/** A loop of elements none of which waits would turn for ever; an honest step makes a few dozen moves. */
const mostMoves = 10_000;

/** Moves every token until each waits for something outside. */
export function settle(run: Run): void {
  for (let moves = 0; moves < mostMoves; moves += 1) {
    const arrival = run.queue.shift();
    if (arrival) {
      run.trace?.add(arrival.node.id);
      enter(run, arrival);
    } else if (!(run.definition.hasInclusiveJoin && joinInclusive(run)) && !finishEmptySubProcess(run)) {
      end(run);
      return;
    }
  }
  refuse('runs-forever', run.queue[0]?.node.id);
}

/** A sub-process is done when nothing is left within it. */
function finishEmptySubProcess(run: Run): boolean {
  const { byId, hasSubProcess } = run.definition;
  if (!hasSubProcess) return false;
  const empty = run.tokens.find(
    (token) =>
      byId.get(token.at)!.kind === 'subProcess' &&
      !token.many &&
      !run.tokens.some((inner) => inner.in === token.id),
  );
  if (!empty) return false;
  finish(run, byId.get(empty.at)!, empty);
  return true;
}

function end(run: Run): void {
  if (run.tokens.length > 0) return;
  if (run.status === 'failed') run.effects.push({ type: 'failed', error: run.outcome! });
  if (run.status !== 'running') return;
  run.status = 'completed';
  run.effects.push({ type: 'completed', outcome: run.outcome! });
}
