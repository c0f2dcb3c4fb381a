import { type SqlBool, sql } from 'kysely';
import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Attachment, KeptLetter } from './model.ts';
import { mailAgencies } from './policy.ts';

const ofActor = (actor: Actor) => sql<SqlBool>`agency_id = any(${[...mailAgencies(actor)]}::uuid[])`;

/** Where a page of the list ended. */
export interface LetterPlace {
  readonly receivedAt: Temporal.Instant;
  readonly id: string;
}

/** Letters to the boxes of the actor's agencies, the latest first. */
export async function listLetters(
  db: Database,
  actor: Actor,
  { after, limit }: { readonly after?: LetterPlace | undefined; readonly limit: number },
): Promise<readonly KeptLetter[]> {
  const rows = await db
    .selectFrom('mailLetter')
    .selectAll()
    .where(ofActor(actor))
    .$if(after !== undefined, (query) =>
      query.where(sql<SqlBool>`(received_at, id) < (${after?.receivedAt}, ${after?.id}::uuid)`),
    )
    .orderBy('receivedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows as unknown as readonly KeptLetter[];
}

/** @throws Refusal `not-found`, also of another agency's letter */
export async function getLetter(db: Database | Tx, actor: Actor, id: string): Promise<KeptLetter> {
  const row = await db
    .selectFrom('mailLetter')
    .selectAll()
    .where('id', '=', id)
    .where(ofActor(actor))
    .executeTakeFirst();
  return orNotFound(row) as unknown as KeptLetter;
}

export async function lockLetter(tx: Tx, actor: Actor, id: string): Promise<KeptLetter> {
  const row = await tx
    .selectFrom('mailLetter')
    .selectAll()
    .where('id', '=', id)
    .where(ofActor(actor))
    .forUpdate()
    .executeTakeFirst();
  return orNotFound(row) as unknown as KeptLetter;
}

export async function listAttachments(db: Database, letterId: string): Promise<readonly Attachment[]> {
  const rows = await db
    .selectFrom('mailAttachment')
    .selectAll()
    .where('letterId', '=', letterId)
    .orderBy('ordinal')
    .execute();
  return rows as readonly Attachment[];
}
