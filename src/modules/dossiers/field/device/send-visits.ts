import type { ArrivedAct, KeptVisit } from './kept.ts';

/** Where visits wait: IndexedDB in a browser. */
export interface VisitQueue {
  /** In the order in which they were written down. */
  visits(): Promise<readonly KeptVisit[]>;
  removeVisit(visit: KeptVisit): Promise<void>;
  markRefused(visit: KeptVisit): Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

export interface SendingOutcome {
  /** What came of all that arrived. */
  readonly arrived: readonly ArrivedAct[];
  readonly needsSignIn: boolean;
}

/**
 * Sends what waits, in order, each once: a visit leaves the queue when its answer is here, and one whose answer was lost is sent
 * again under its key. What the server will not take stays on the device to be looked at, and holds up nothing else.
 *
 * @param send posts it; throws when there is no line
 */
export async function sendVisits(
  queue: VisitQueue,
  send: (visit: KeptVisit) => Promise<Answered>,
): Promise<SendingOutcome> {
  const arrived: ArrivedAct[] = [];
  for (const visit of await queue.visits()) {
    if (visit.trouble) continue;
    const answered = await send(visit).catch(() => undefined);
    // The line or the server is not there: what follows waits behind it.
    if (!answered || answered.status >= 500 || [408, 429].includes(answered.status)) break;
    if (answered.status === 401) return { arrived, needsSignIn: true };
    if (answered.status === 200) {
      arrived.push(...(answered.body as readonly ArrivedAct[]));
      await queue.removeVisit(visit);
    } else {
      await queue.markRefused(visit);
    }
  }
  return { arrived, needsSignIn: false };
}
