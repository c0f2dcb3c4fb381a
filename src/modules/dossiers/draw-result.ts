import { type Answers, settleAnswers } from '#engines/forms/index.ts';
import type { LetterPress, PrintedLetter } from '#engines/letters/index.ts';
import { dayOf, findPlace, getUnit, type Holder, type Unit } from '#modules/org/index.ts';
import { getProcedureVersion, resultTexts } from '#modules/procedures/index.ts';
import type { Context } from '#platform/context.ts';
import { formOf, listsOf } from './form-of.ts';
import type { Dossier } from './model.ts';

/** The number is given when the result is signed; a draft leaves room for it. */
const numberToCome = '          ';

export interface ResultWords {
  readonly signer: Pick<Holder, 'fullName' | 'title'>;
  /** Paragraphs of an official letter, divided by empty lines; null draws the procedure's own template. */
  readonly mainText: string | null;
  /** "07/QĐ-UBND", once there is one. */
  readonly number?: string | undefined;
  /** The code that leads from the paper to its original. */
  readonly original?: { readonly qr: string } | undefined;
}

/**
 * Draws the result as a PDF: from the procedure's own template and the answers, else as an official letter with the
 * handler's words.
 */
export async function drawResult(
  ctx: Context,
  letters: LetterPress,
  dossier: Dossier,
  { signer, mainText, number = numberToCome, original }: ResultWords,
): Promise<PrintedLetter> {
  const version = await getProcedureVersion(ctx.db, dossier.procedureVersionId);
  const agency = await getUnit(ctx.db, dossier.competentAgencyId);
  const today = dayOf(ctx.now());
  const head = {
    agency: await agencyHead(ctx, agency),
    place: await placeName(ctx, agency),
    number,
    issuedAt: today.toString(),
    signer: signatureBlock(agency, signer),
    ...(original && { original }),
  };
  if (version.resultTemplate === null || mainText !== null) {
    const data = {
      ...head,
      summary: `kết quả giải quyết thủ tục ${dossier.procedureName}`,
      addressees: [dossier.applicantName],
      paragraphs: paragraphsOf(mainText ?? ''),
      receivers: ['Như trên'],
      keptBy: 'VT',
    };
    return letters.print('result', data, { createdAt: ctx.now() });
  }
  const form = await formOf(ctx.db, version);
  const answers = settleAnswers(form, dossier.answers as Answers, today);
  const texts = resultTexts(form, answers, { today, lists: await listsOf(ctx) });
  const data = { ...head, answers, texts };
  return letters.print({ source: version.resultTemplate }, data, { createdAt: ctx.now() });
}

const paragraphsOf = (text: string) =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

/** A department writes under the name of its People's Committee (NĐ 30/2020, Phụ lục I, phần II, mục 2). */
async function agencyHead(ctx: Context, agency: Unit) {
  if (agency.kind !== 'department' || !agency.parentId) return { name: agency.name };
  return { parent: (await getUnit(ctx.db, agency.parentId)).name, name: agency.name };
}

/** The place named before the date: that of the agency, without its kind (NĐ 30/2020, Phụ lục I, phần II, mục 4). */
async function placeName(ctx: Context, { placeCode, name }: Unit): Promise<string> {
  const place = placeCode && (await findPlace(ctx.db, placeCode, dayOf(ctx.now())));
  return place
    ? place.name.replace(/^(Tỉnh|Thành phố|Phường|Xã|Thị trấn|Thị xã|Huyện|Quận|Đặc khu) /u, '')
    : name;
}

/**
 * Who signs for whom (NĐ 30/2020, Phụ lục I, phần II, mục 7): a People's Committee decides as a body, so its chair signs "TM.";
 * a deputy signs "KT." for the head.
 */
export function signatureBlock(
  agency: Pick<Unit, 'kind'>,
  { title, fullName }: Pick<Holder, 'title' | 'fullName'>,
) {
  const isCommittee = /peoplesCommittee/i.test(agency.kind);
  const head = title.match(/^Phó (.+)$/u)?.[1];
  const authority = [
    ...(isCommittee ? [{ form: 'TM.', of: 'Ủy ban nhân dân' }] : []),
    ...(head ? [{ form: 'KT.', of: head.replace(/^\p{L}/u, (letter) => letter.toUpperCase()) }] : []),
  ];
  return { authority, position: title, name: fullName };
}
