import type { Answers } from '#engines/forms/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { hashOfAnswers } from './invitations/invitations.ts';
import type { Dossier } from './model.ts';

/** How the applicant confirmed what an officer filled in: a code on their own phone, or a signature on the printed form. */
export interface Assistance {
  readonly confirmedBy: 'code' | 'signature';
  readonly confirmedAt: Temporal.Instant;
  /** Where the code went, masked. */
  readonly address: string | null;
}

export interface DossierAssistance extends Assistance {
  readonly filledByName: string;
}

/** Keeps who filled the application in, with the hash of what was confirmed. */
export async function addAssistance(
  tx: Tx,
  ctx: Context,
  dossier: Dossier,
  assistance: Assistance,
): Promise<void> {
  await tx
    .insertInto('dossierAssistance')
    .values({
      dossierId: dossier.id,
      filledById: ctx.actor.id!,
      filledByName: ctx.actor.name,
      ...assistance,
      answersHash: hashOfAnswers(dossier.answers as Answers),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function findAssistance(
  db: Database | Tx,
  dossierId: string,
): Promise<DossierAssistance | undefined> {
  const row = await db
    .selectFrom('dossierAssistance')
    .select(['filledByName', 'confirmedBy', 'confirmedAt', 'address'])
    .where('dossierId', '=', dossierId)
    .executeTakeFirst();
  return row as DossierAssistance | undefined;
}
