import type { LetterPress } from '#engines/letters/index.ts';
import { listUnitsById } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { acknowledgementData, letterData } from './letter-data.ts';
import type { Dossier } from './model.ts';
import { citizenPaths } from './paths.ts';
import { type DossierLetter, listComponents } from './queries.ts';

export type LetterKind = 'acknowledgement' | 'supplement-request' | 'refusal' | 'apology' | 'stop-notice';

/**
 * Issues a letter of the one-stop law: its words are fixed in the act's transaction; the PDF is drawn from them
 * whenever it is wanted, the same each time.
 *
 * @returns the letter's id
 */
export async function issueLetter(
  tx: Tx,
  ctx: Context,
  dossier: Dossier,
  kind: LetterKind,
  words: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const earlier = await tx
    .selectFrom('dossierLetter')
    .select('id')
    .where('dossierId', '=', dossier.id)
    .where('kind', '=', kind)
    .execute();
  const units = await listUnitsById(tx, [dossier.competentAgencyId, dossier.receivingUnitId]);
  const agency = units.find((unit) => unit.id === dossier.competentAgencyId)!;
  const desk = units.find((unit) => unit.id === dossier.receivingUnitId)!;
  const id = newId();
  await tx
    .insertInto('dossierLetter')
    .values({
      id,
      dossierId: dossier.id,
      kind,
      number: earlier.length + 1,
      template: kind,
      data: jsonb({ ...letterData(ctx, dossier, agency, desk), ...words }),
      issuedAt: ctx.now(),
    })
    .execute();
  return id;
}

/** The PDF of an issued letter, with the code to scan that leads to the public tracking of its dossier. */
export const drawLetter = (
  { letters, baseUrl }: { readonly letters: LetterPress; readonly baseUrl: string },
  dossier: Pick<Dossier, 'code'>,
  letter: DossierLetter,
): Promise<Uint8Array> =>
  letters.render(
    letter.template,
    { ...(letter.data as object), lookup: { qr: baseUrl + citizenPaths.tracking(dossier.code) } },
    { createdAt: letter.issuedAt },
  );

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả (TT 03/2025 Mẫu 01). */
export async function issueAcknowledgement(tx: Tx, ctx: Context, dossier: Dossier): Promise<string> {
  const components = await listComponents(tx, dossier.id);
  return issueLetter(tx, ctx, dossier, 'acknowledgement', acknowledgementData(dossier, components));
}
