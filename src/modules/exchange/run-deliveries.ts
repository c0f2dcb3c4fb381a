import { setTimeout as wait } from 'node:timers/promises';

export interface DeliveryRun {
  /** A hint that something was sent. */
  wake(): void;
  stop(): Promise<void>;
}

export interface DeliveryOptions {
  /** One round of each kind of work; answers how much there was. */
  readonly rounds: Readonly<Record<string, () => Promise<number>>>;
  readonly pollMs?: number;
  onError(what: string, error: unknown): void;
}

/** Keeps each kind of delivery going until stopped; any number of processes may. */
export function runDeliveries({ rounds, pollMs = 1000, onError }: DeliveryOptions): DeliveryRun {
  const stopping = new AbortController();
  let woken = Promise.withResolvers<void>();

  async function keepGoing(name: string, round: () => Promise<number>): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        if ((await round()) > 0) continue;
        failures = 0;
      } catch (error) {
        failures += 1;
        onError(name, error);
      }
      const pauseMs = Math.min(pollMs * 2 ** failures, 60_000);
      const pause = wait(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      await (failures > 0 ? pause : Promise.race([woken.promise, pause]));
    }
  }
  const loops = Object.entries(rounds).map(([name, round]) => keepGoing(name, round));

  const wake = () => {
    woken.resolve();
    woken = Promise.withResolvers();
  };
  return {
    wake,
    async stop() {
      stopping.abort();
      wake();
      await Promise.all(loops);
    },
  };
}
