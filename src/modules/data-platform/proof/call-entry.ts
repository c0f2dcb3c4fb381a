import { canonicalJson } from '../contracts/json-value.ts';

/** A call as it is hashed: what its row says, without its place in a batch. */
export interface CallRow {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly clientId: string | null;
  readonly clientSystem: string;
  readonly serviceId: string | null;
  readonly serviceName: string;
  readonly contractId: string | null;
  readonly operation: string | null;
  readonly method: string;
  readonly path: string;
  readonly purpose: string | null;
  readonly grantId: string | null;
  readonly subjectHash: string | null;
  readonly outcome: string;
  readonly status: number;
  readonly requestBytes: string;
  readonly responseBytes: string;
  readonly requestDigest: string;
  readonly responseDigest: string;
  readonly ms: number;
  readonly discrepancyId: string | null;
}

export const callColumns = [
  'id',
  'at',
  'clientId',
  'clientSystem',
  'serviceId',
  'serviceName',
  'contractId',
  'operation',
  'method',
  'path',
  'purpose',
  'grantId',
  'subjectHash',
  'outcome',
  'status',
  'requestBytes',
  'responseBytes',
  'requestDigest',
  'responseDigest',
  'ms',
  'discrepancyId',
] as const;

/** What a party reads in its proof, and what is hashed, to the byte. */
export const callEntry = (row: CallRow): string =>
  canonicalJson({
    ...row,
    at: row.at.toString(),
    requestBytes: Number(row.requestBytes),
    responseBytes: Number(row.responseBytes),
  });
