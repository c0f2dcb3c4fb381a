import type { OriginalKeeper, OriginalStanding } from '#modules/signing/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import type { DocumentState } from './model.ts';
import { documentLink } from './paths.ts';
import { findDocument } from './queries.ts';

/** Outgoing documents: how they stand is told to whoever holds one; their words stay with their readers. */
export const documentOriginals: OriginalKeeper = {
  subjectType: 'document',

  async standing(db, { subjectId }) {
    const { state, at } = await lastStatus(db, subjectId);
    const standing = standings[state] ?? 'pending';
    if (standing !== 'replaced') return { state: standing, since: at };
    return { state: standing, since: at, replacedBy: await replacementOf(db, subjectId) };
  },

  async addressFor({ db, actor }, { subjectId }) {
    const document = await findDocument(db, actor, subjectId);
    return document && documentLink(document.id);
  },

  /** A document is about no person whose number stands on it. */
  forBearer: async () => undefined,
};

/** Whatever is not here has its number and has not left the house. */
const standings: Readonly<Record<string, OriginalStanding['state']>> = {
  issued: 'valid',
  recalled: 'revoked',
  replaced: 'replaced',
} satisfies Partial<Record<DocumentState, OriginalStanding['state']>>;

const lastStatus = (db: Database | Tx, documentId: string) =>
  db
    .selectFrom('documentStatus')
    .select(['state', 'at'])
    .where('documentId', '=', documentId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();

async function replacementOf(db: Database | Tx, replacesId: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('document')
    .select('code')
    .where('replacesId', '=', replacesId)
    .where('state', '=', 'issued')
    .executeTakeFirst();
  return found?.code ?? undefined;
}
