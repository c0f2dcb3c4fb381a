import {
  type Document,
  documentLink,
  forgetText,
  leastRetentions,
  listDocuments,
  listDocumentsByIds,
  listFiles,
  listNamedByOthers,
} from '#modules/documents/index.ts';
import { getUnit } from '#modules/org/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import type { ArchivedRecord, RecordSource } from './records.ts';

const unfinished: readonly Document['state'][] = [
  'arrived',
  'draft',
  'in-review',
  'reviewed',
  'in-signing',
  'signed',
];

/** Documents as folders hold them. A state secret is named by its outer marks. */
export const documentRecords: RecordSource = {
  kind: 'document',
  fileTable: 'document_revision_file',
  async list(db, actor, ids) {
    const found = await listDocumentsByIds(db, actor, ids);
    const documents = [...found.values()];
    const least = await leastRetentions(db, documents);
    const records = await Promise.all(documents.map((document) => recordOf(db, document)));
    return new Map(records.map((record) => [record.id, { ...record, leastRetention: least.get(record.id) }]));
  },
  async search({ db, actor }, typed) {
    const found = await Promise.all(
      (['incoming', 'outgoing'] as const).map((direction) =>
        listDocuments(db, actor, { direction, search: typed, limit: 10 }),
      ),
    );
    return Promise.all(found.flat().map((document) => recordOf(db, document)));
  },
  async files(db, id) {
    const document = (await listDocumentsByIds(db, everything, [id])).get(id);
    return document ? listFiles(db, document) : [];
  },
  namedByOthers: listNamedByOthers,
  forget: forgetText,
};

const everything = { kind: 'system', id: null, name: 'archive', positions: [] } as const;

async function recordOf(db: Database | Tx, document: Document): Promise<ArchivedRecord> {
  const { id, agencyId, direction, code, subject, typeName, senderName, promulgatedOn, state } = document;
  const author = direction === 'incoming' ? senderName : (await getUnit(db, agencyId)).name;
  return {
    id,
    agencyId,
    code,
    title: subject ?? 'Văn bản mật',
    typeName,
    author,
    datedOn: promulgatedOn,
    href: documentLink(id),
    isDone: !unfinished.includes(state),
  };
}
