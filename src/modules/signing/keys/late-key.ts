import type { KeyPlace } from './key-ring.ts';
import type { MssDocument } from './mss/mss-client.ts';

/** The places whose holder confirms elsewhere, in their own time. */
export type LatePlace = Extract<KeyPlace, { readonly kind: 'mobile' | 'remote' }>;

/** Thrown by the signer of a key that has been asked, and answers later. */
export class AnswersLater extends Error {
  /** What the service calls the question. */
  readonly transactionId: string;
  constructor(transactionId: string) {
    super(`asked as ${transactionId}`);
    this.name = 'AnswersLater';
    this.transactionId = transactionId;
  }
}

/**
 * A key that is asked, and answers later: nobody holds a request or a transaction open meanwhile. What is waited for is
 * a row, asked about at the pace of the service.
 */
export interface LateKey {
  /** How many documents are signed under one confirmation. */
  readonly documentsAtOnce: number;
  /** How long the holder has. */
  readonly timeoutSeconds: number;
  readonly pace: { readonly firstSeconds: number; readonly thenSeconds: number };
  /**
   * Asks the holder. Asked once more under the same id, as after a process was killed, it is the same question.
   *
   * @returns what the service calls it
   * @throws KeyFault
   */
  ask(asked: {
    readonly id: string;
    readonly documents: readonly [MssDocument, ...MssDocument[]];
    readonly at: Temporal.Instant;
  }): Promise<string>;
  /** The signatures in the order of the documents; nothing while there is no answer. @throws KeyFault */
  answer(asked: {
    readonly transactionId: string;
    readonly at: Temporal.Instant;
  }): Promise<readonly LateSignature[] | undefined>;
}

/** Not believed before it is checked against what was to be signed. */
export interface LateSignature {
  readonly value: Uint8Array;
  /** Where the service gives it. */
  readonly certificate?: Uint8Array;
}
