import { newId } from '#platform/database/index.ts';
import type { NewEvent } from '#platform/events/index.ts';
import type { SigningRequest } from './request-model.ts';

export const fileSigned = (
  file: { readonly id: string; readonly sha256: string },
  {
    keyId,
    purpose,
    level,
    agencyId,
  }: {
    readonly keyId: string;
    readonly purpose: string;
    readonly level: string;
    readonly agencyId: string;
  },
): NewEvent => ({
  type: 'file-signed',
  subject: { type: 'file', id: file.id, version: 1 },
  agencyId,
  data: { sha256: file.sha256, keyId, purpose, level },
});

export const demoKeysEnrolled = (keys: number): NewEvent => ({
  type: 'demo-keys-enrolled',
  subject: { type: 'key-enrolment', id: newId(), version: 1 },
  data: { keys },
});

/** A fact about a request. Names of people and of documents are found in its rows: none stand in the log. */
const ofRequest =
  <Data extends Readonly<Record<string, unknown>>>(type: string) =>
  (request: Pick<SigningRequest, 'id' | 'version' | 'code' | 'agencyId'>, data: Data): NewEvent => ({
    type,
    subject: { type: 'signing-request', id: request.id, version: request.version },
    agencyId: request.agencyId,
    data: { code: request.code, ...data },
  });

export const signingRequested = ofRequest<{ documents: readonly string[]; turns: readonly string[] }>(
  'signing-requested',
);
export const documentSigned = ofRequest<{
  turnId: string;
  documentId: string;
  purpose: string;
  before: string;
  after: string;
  keyId: string;
  level: string;
  state: string;
}>('signing-document-signed');
export const signingRefused = ofRequest<{ turnId: string; reason: string; state: string }>('signing-refused');
export const turnPassed = ofRequest<{ turnId: string; to: string; by: string; reason: string }>(
  'signing-turn-passed',
);
export const signingWithdrawn = ofRequest<{ reason: string }>('signing-withdrawn');

const ofBatch =
  <Data extends Readonly<Record<string, unknown>>>(type: string) =>
  (batch: { readonly id: string; readonly version: number }, data: Data): NewEvent => ({
    type,
    subject: { type: 'signing-batch', ...batch },
    data,
  });

export const batchBegun = ofBatch<{
  listSha256: string;
  documents: readonly { readonly documentId: string; readonly sha256: string }[];
}>('signing-batch-begun');
export const batchEnded = ofBatch<{
  results: readonly {
    readonly documentId: string;
    readonly state: string;
    readonly problem: string | null;
  }[];
}>('signing-batch-ended');

const ofConfirmation =
  <Data extends Readonly<Record<string, unknown>>>(type: string) =>
  (confirmation: { readonly id: string; readonly version: number }, data: Data): NewEvent => ({
    type,
    subject: { type: 'signing-confirmation', ...confirmation },
    data,
  });

/** With the digests that were sent to be signed; the telephone's number stands in the rows alone. */
export const confirmationAsked = ofConfirmation<{
  act: string;
  keyId: string | null;
  digests: readonly string[];
}>('signing-confirmation-asked');
export const confirmationGiven = ofConfirmation<Record<string, never>>('signing-confirmation-given');
export const confirmationEnded = ofConfirmation<{ problem: string | null }>('signing-confirmation-ended');

export const trustLoaded = (roots: readonly string[]): NewEvent => ({
  type: 'signing-trust-loaded',
  subject: { type: 'signing-trust', id: newId(), version: 1 },
  data: { roots },
});

/** A fact about a key; whose it is stands in its row. */
const ofKey =
  <Data extends Readonly<Record<string, unknown>>>(type: string) =>
  (key: { readonly id: string; readonly version: number }, data: Data): NewEvent => ({
    type,
    subject: { type: 'signing-key', ...key },
    data,
  });

export const copyCertified = (
  {
    id,
    agencyId,
    ...copy
  }: { id: string; agencyId: string; form: string; number: string; originalSha256: string },
  data: { readonly sha256: string; readonly keyId: string },
): NewEvent => ({
  type: 'copy-certified',
  subject: { type: 'signing-copy', id, version: 1 },
  agencyId,
  data: { ...copy, ...data },
});

/** Somebody typed digits to look at the original of a paper they hold, and was shown it or not. */
export const originalCompared = (
  { id, version, agencyId }: { id: string; version: number; agencyId: string },
  data: { readonly isShown: boolean },
): NewEvent => ({
  type: 'original-compared',
  subject: { type: 'signing-original', id, version },
  agencyId,
  data,
});

/** Whose mark it is stands in its row. */
export const markKept = (mark: { readonly id: string; readonly version: number }): NewEvent => ({
  type: 'signing-mark-kept',
  subject: { type: 'signing-mark', ...mark },
  data: {},
});

type KeyFacts = { kind: string; serialNumber: string; validTo: string };
export const keyEnrolled = ofKey<KeyFacts>('signing-key-enrolled');
export const keyRenewed = ofKey<KeyFacts>('signing-key-renewed');
export const pinChanged = ofKey<Record<string, never>>('signing-pin-changed');
export const keyWithdrawn = ofKey<Record<string, never>>('signing-key-withdrawn');

export const fileRestamped = (
  file: { readonly id: string; readonly version: number },
  data: { readonly before: string; readonly after: string; readonly level: string },
): NewEvent => ({ type: 'signed-file-restamped', subject: { type: 'signed-file', ...file }, data });
