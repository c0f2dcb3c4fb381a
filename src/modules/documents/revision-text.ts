import type { Database } from '#platform/context.ts';
import type { DraftBody } from './draft-body.ts';
import type { Revision } from './revisions.ts';

/** What a revision says: its summary, then the words that were typed, or else the text of its first file. */
export async function textOfRevision(
  db: Database,
  documentId: string,
  { number, subject, body }: Revision,
): Promise<string> {
  const typed = (body as DraftBody | null)?.text;
  const said = typed ?? (await textOfMain(db, documentId, number));
  return [subject, said].filter(Boolean).join('\n');
}

async function textOfMain(db: Database, documentId: string, revision: number): Promise<string> {
  const main = await db
    .selectFrom('documentRevisionFile')
    .innerJoin('fileText', 'fileText.fileId', 'documentRevisionFile.fileId')
    .select('text')
    .where('documentId', '=', documentId)
    .where('revision', '=', revision)
    .where('ordinal', '=', 0)
    .executeTakeFirst();
  return main?.text ?? '';
}
