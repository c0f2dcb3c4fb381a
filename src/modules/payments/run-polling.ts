import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '#platform/context.ts';
import type { PaymentGateway } from './gateway/payment-gateway.ts';
import { pollCharges } from './pay-online.ts';

export interface PollingRun {
  /** Ends after the question that is being asked. */
  stop(): Promise<void>;
}

/** Asks about payments until stopped, in a loop of its own: a gateway that does not answer keeps nothing else waiting. */
export function runPolling(
  ctx: Context,
  gateway: PaymentGateway,
  onError: (what: string, error: unknown) => void,
): PollingRun {
  const stopping = new AbortController();
  async function keepAsking(): Promise<void> {
    while (!stopping.signal.aborted) {
      await pollCharges(ctx, gateway, onError).catch((error) => onError('payments', error));
      await wait(5_000, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }
  const asking = keepAsking();
  return {
    async stop() {
      stopping.abort();
      await asking;
    },
  };
}
