import { VxpError } from '../vxp-client.ts';
import type { Case, Correspondence } from './case.ts';
import { cases } from './cases.ts';
import { Departure } from './correspondent.ts';

export interface CaseResult extends Pick<Case, 'operation' | 'promise'> {
  readonly isKept: boolean;
  /** What was found instead. */
  readonly detail?: string;
}

/**
 * Asks a server of VXP, as two systems that write to each other, whether it keeps what the protocol promises. One case
 * after the other, each with messages of its own; what one leaves behind harms no other.
 */
export async function conform(
  between: Correspondence,
  chosen: readonly Case[] = cases,
): Promise<readonly CaseResult[]> {
  const results: CaseResult[] = [];
  for (const { operation, promise, run } of chosen) {
    const detail = await run(between).then(() => undefined, describe);
    results.push({
      operation,
      promise,
      isKept: detail === undefined,
      ...(detail !== undefined && { detail }),
    });
  }
  return results;
}

/** A departure by its words; anything else is a fault of the line or of the server, and said as it came. */
function describe(error: unknown): string {
  if (error instanceof Departure || error instanceof VxpError) return error.message;
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
