import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { keepStatus } from './change-document.ts';
import type { Document } from './model.ts';
import { addReaders } from './readers.ts';
import { keepRevision, type NewRevision } from './revisions.ts';
import type { Party } from './scope.ts';

type Given = Pick<Document, 'direction' | 'state' | 'agencyId' | 'unitId' | 'source'> & Partial<Document>;

/** What a document has before anything is known of it. */
const nothing = {
  version: 1,
  edition: 1,
  revision: 1,
  typeName: null,
  subject: null,
  register: null,
  year: null,
  number: null,
  code: null,
  codeKey: null,
  senderCode: null,
  senderName: null,
  promulgatedOn: null,
  urgency: 0,
  circulation: null,
  secrecy: null,
  isLimited: false,
  dueAt: null,
  registeredAt: null,
  issuedAt: null,
  closedAt: null,
  draftedBy: null,
  signerId: null,
  answersId: null,
  replacesId: null,
  exchangeId: null,
  toldCode: null,
  signingRequestId: null,
  isHandSigned: false,
} as const;

/** Writes a document with its first edition, revision and status, visible to these. */
export async function createDocument(
  tx: Tx,
  ctx: Context,
  given: Given,
  content: NewRevision & { readonly messageId?: string | null; readonly readers: readonly Party[] },
): Promise<Document> {
  const document: Document = { ...nothing, id: newId(), listedAt: ctx.now(), ...given };
  await tx.insertInto('document').values(document).execute();
  const { messageId = null, readers, ...revision } = content;
  await tx
    .insertInto('documentEdition')
    .values({ documentId: document.id, number: 1, messageId, begunAt: ctx.now(), reason: null })
    .execute();
  await keepRevision(tx, ctx, document, revision);
  await keepStatus(tx, ctx, document);
  await addReaders(tx, document, readers, ctx.now());
  return document;
}
