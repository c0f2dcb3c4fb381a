import { randomUUID } from 'node:crypto';
import type { LateKey } from '../late-key.ts';
import type { MssClient } from './mss-client.ts';
import { MssError, mssErrorCodeOf } from './mss-error.ts';
import { statuses } from './mss-names.ts';

/** The key on the SIM of a telephone, through its mobile signature service. */
export function phoneKey(client: MssClient, msisdn: string): LateKey {
  const { documentsAtOnce, timeoutSeconds, pace } = client;
  return {
    documentsAtOnce,
    timeoutSeconds,
    pace,
    ask: ({ id, documents, at }) => client.ask({ transactionId: nameOf(id), msisdn, documents, at }),
    async answer({ transactionId, at }) {
      const asked = { transactionId: nameOf(randomUUID()), msspTransactionId: transactionId, at };
      const { status, signatures, msisdn: whose } = await client.status(asked);
      if (status === statuses.outstanding || status === statuses.accepted) return undefined;
      if (status !== statuses.signed && status !== statuses.checked) {
        throw new MssError(mssErrorCodeOf(status), `status ${status}`);
      }
      if (whose !== undefined && whose !== msisdn) {
        throw new MssError('phone-answer-wrong', 'of another telephone');
      }
      return signatures;
    },
  };
}

/** An NCName begins with a letter (TS 102 204, 8.1). */
const nameOf = (id: string) => `M${id}`;
