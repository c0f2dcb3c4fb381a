import type { Tx } from '#platform/context.ts';
import type { EventReader, RecordedEvent } from '#platform/events/index.ts';
import { addJob } from '#platform/jobs/index.ts';
import { followSigningName } from './follow-signing.ts';
import { makePdfName } from './made-pdf.ts';
import { readTextName } from './read-text.ts';
import { indexDocuments } from './search-index.ts';
import { sendDocumentName } from './send-document.ts';
import { statusOf, tellStatusName } from './tell-status.ts';

/** The job that puts the hashes of what a document holds into the log. */
export const fixContentName = 'fix-document-content';

/** After these facts a document has other words or files. */
const changing: ReadonlySet<string> = new Set([
  'document-arrived',
  'document-mailed-in',
  'document-registered',
  'document-updated',
  'document-drafted',
  'document-revised',
  'document-co-editing-closed',
  'document-numbered',
  'document-signed',
  'document-hand-signing-asked',
  'document-hand-signed',
]);

/** After these a draft may have a word processor's file that is not a PDF yet. */
const drafting: ReadonlySet<string> = new Set(['document-drafted', 'document-revised']);

/**
 * What follows from the facts about documents: they are found by their words, their files are read, their senders told,
 * what is issued goes out. Networks and files are jobs' work.
 */
export const documentFollower = (tenant: string): EventReader => ({
  name: 'documents',
  async handle(tx, events) {
    const own = events.filter(({ subject }) => subject.type === 'document');
    const changed = own.filter(({ type }) => changing.has(type)).map(({ subject }) => subject.id);
    await indexDocuments(tx, changed);
    for (const documentId of new Set(changed)) {
      await addJob(tx, fixContentName, { tenant, documentId }, { key: `${fixContentName}/${documentId}` });
      await addJob(tx, readTextName, { tenant, documentId }, { key: `${readTextName}/${documentId}` });
    }
    for (const { subject, data } of own.filter(({ type }) => drafting.has(type))) {
      if (data['direction'] !== 'outgoing') continue;
      const documentId = subject.id;
      await addJob(tx, makePdfName, { tenant, documentId }, { key: `${makePdfName}/${documentId}` });
    }
    for (const event of events) await follow(tx, tenant, event);
  },
});

async function follow(tx: Tx, tenant: string, event: RecordedEvent): Promise<void> {
  const { type, subject, data } = event;
  if (subject.type === 'signing-request' && endings.has(type)) {
    await addJob(tx, followSigningName, { tenant, requestId: subject.id });
  }
  if (subject.type !== 'document') return;
  const code = statusOf(event);
  if (code) await addJob(tx, tellStatusName, { tenant, documentId: subject.id, code });
  if (data['direction'] === 'outgoing' && sending.has(type)) {
    await addJob(tx, sendDocumentName, { tenant, documentId: subject.id });
  }
}

const endings: ReadonlySet<string> = new Set([
  'signing-document-signed',
  'signing-refused',
  'signing-withdrawn',
]);
const sending: ReadonlySet<string> = new Set(['document-issued', 'document-recalled']);
