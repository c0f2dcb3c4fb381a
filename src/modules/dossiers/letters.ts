import type { LetterPress } from '#engines/letters/index.ts';
import { allocateNumber, findSeries } from '#modules/documents/index.ts';
import { dayOf, listUnitsById, type Unit } from '#modules/org/index.ts';
import type { ReceiptClaims, ReceiptPress } from '#modules/signing/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { signatureBlock } from './draw-result.ts';
import { acknowledgementData, letterData, localTime } from './letter-data.ts';
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
      data: jsonb({
        ...letterData(ctx, dossier, agency, desk),
        ...(await numberAndSigner(tx, ctx, kind, dossier, { agency, desk })),
        ...words,
      }),
      issuedAt: ctx.now(),
    })
    .execute();
  return id;
}

/** Under which name a kind of letter is numbered; an apology is an official letter, which has none. */
const seriesNames: Readonly<Record<Exclude<LetterKind, 'acknowledgement'>, string | null>> = {
  'supplement-request': 'Phiếu yêu cầu bổ sung',
  refusal: 'Phiếu từ chối',
  apology: null,
  'stop-notice': 'Thông báo dừng giải quyết hồ sơ',
};

/**
 * The number of a letter in its agency's series of the year, without gaps, since it is taken with the letter; and who
 * signs it. The acknowledgement is known by the dossier's own code.
 */
async function numberAndSigner(
  tx: Tx,
  ctx: Context,
  kind: LetterKind,
  dossier: Dossier,
  { agency, desk }: { readonly agency: Unit; readonly desk: Unit },
) {
  if (kind === 'acknowledgement') return {};
  const on = dayOf(ctx.now());
  const series = await findSeries(tx, seriesNames[kind], { agency, office: desk, on });
  const number = await allocateNumber(tx, { agencyId: agency.id, year: on.year, register: series.register });
  const held = ctx.actor.positions.find(({ agencyId }) => agencyId === agency.id) ?? ctx.actor.positions[0];
  const signer = held
    ? signatureBlock(agency, { title: held.title, fullName: ctx.actor.name })
    : { authority: [], position: 'Bộ phận tiếp nhận và trả kết quả', name: desk.name };
  return {
    number: series.notation(number),
    receivedAt: localTime(dossier.acceptedAt ?? dossier.submittedAt),
    signer,
    receivers: ['Như trên', desk.name],
    keptBy: 'VT',
  };
}

/** What a letter is drawn with. */
export interface LetterServices {
  readonly letters: LetterPress;
  readonly baseUrl: string;
  /** Signs the acknowledgement's code to scan; without it the code leads to the tracking alone. */
  readonly receipts?: ReceiptPress | undefined;
}

/**
 * The PDF of an issued letter, with a code to scan: of an acknowledgement its signed receipt, which is checked without
 * a network; of any other the public tracking of its dossier.
 */
export async function drawLetter(
  { letters, baseUrl, receipts }: LetterServices,
  dossier: Pick<Dossier, 'code'>,
  letter: DossierLetter,
): Promise<Uint8Array> {
  const lookup = { qr: baseUrl + citizenPaths.tracking(dossier.code) };
  const isReceipt = receipts && letter.kind === 'acknowledgement';
  const receipt = isReceipt && {
    qr: await receipts.issue(
      { type: 'dossier-letter', id: letter.id },
      claimsOf(letter.data),
      letter.issuedAt,
    ),
  };
  const data = { ...(letter.data as object), lookup, ...(receipt && { receipt }) };
  return letters.render(letter.template, data, { createdAt: letter.issuedAt });
}

/** What the receipt vouches for: the words of the letter, as they were fixed when it was issued. */
function claimsOf(data: unknown): ReceiptClaims {
  const { agency, applicant, procedure, dossier, receivedAt, dueAt } = data as ReturnType<typeof letterData> &
    ReturnType<typeof acknowledgementData>;
  const second = (at: string) => Math.floor(Temporal.Instant.from(at).epochMilliseconds / 1000);
  return {
    c: dossier.code,
    n: applicant.name ?? '',
    p: procedure.code,
    a: ('parent' in agency ? agency.parent : agency.name) ?? agency.name,
    t: second(receivedAt),
    d: second(dueAt),
  };
}

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả (TT 03/2025 Mẫu 01). */
export async function issueAcknowledgement(tx: Tx, ctx: Context, dossier: Dossier): Promise<string> {
  const components = await listComponents(tx, dossier.id);
  return issueLetter(tx, ctx, dossier, 'acknowledgement', acknowledgementData(dossier, components));
}
