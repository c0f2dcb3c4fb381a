const failuresToOpen = 5;
const firstPauseMs = 5_000;
const longestPauseMs = 120_000;

interface Circuit {
  failures: number;
  pauseMs: number;
  openUntil: number;
  isTrying: boolean;
}

/**
 * Leaves a provider alone that does not answer: after some failures in a row nobody is let through for a while, then one
 * call tries. Each process learns for itself; what it does not know yet costs it a few calls and nothing else.
 */
export function circuitBreaker() {
  const circuits = new Map<string, Circuit>();
  const circuitOf = (key: string): Circuit => {
    const known = circuits.get(key);
    if (known) return known;
    const made = { failures: 0, pauseMs: firstPauseMs, openUntil: 0, isTrying: false };
    circuits.set(key, made);
    return made;
  };
  return {
    /** @returns after how many seconds to come again; 0 when the call may go */
    secondsClosed(key: string, nowMs: number): number {
      const circuit = circuitOf(key);
      if (circuit.failures < failuresToOpen) return 0;
      if (nowMs < circuit.openUntil) return Math.ceil((circuit.openUntil - nowMs) / 1000);
      if (circuit.isTrying) return 1;
      circuit.isTrying = true;
      return 0;
    },
    succeeded(key: string): void {
      circuits.delete(key);
    },
    failed(key: string, nowMs: number): void {
      const circuit = circuitOf(key);
      circuit.failures += 1;
      circuit.isTrying = false;
      if (circuit.failures < failuresToOpen) return;
      circuit.openUntil = nowMs + circuit.pauseMs;
      circuit.pauseMs = Math.min(circuit.pauseMs * 2, longestPauseMs);
    },
    /** The call came to no end that says anything of the provider. */
    undecided(key: string): void {
      circuitOf(key).isTrying = false;
    },
  };
}
