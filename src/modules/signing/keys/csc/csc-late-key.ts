import { KeyFault } from '../key-fault.ts';
import type { LateKey } from '../late-key.ts';
import type { CscClient, CscPace } from './csc-client.ts';

/** A key at a service whose holder confirms in an application of theirs: asked when the PIN was typed, and followed. */
export const cscLateKey = (client: CscClient, { timeoutSeconds, everySeconds }: CscPace): LateKey => ({
  documentsAtOnce: 1,
  timeoutSeconds,
  pace: { firstSeconds: everySeconds, thenSeconds: everySeconds },
  ask: () => Promise.reject(new KeyFault('key-unusable', new Error('it is asked with its PIN'))),
  answer: async ({ transactionId }) => (await client.pollSigning(transactionId))?.map((value) => ({ value })),
});
