import { type Answers, settleAnswers } from '#engines/forms/index.ts';
import type { LetterPress } from '#engines/letters/index.ts';
import { dayOf, getUnit, type Holder, type Unit } from '#modules/org/index.ts';
import { getProcedureVersion, resultTexts } from '#modules/procedures/index.ts';
import type { Context } from '#platform/context.ts';
import { formOf, listsOf } from './form-of.ts';
import { letterData } from './letter-data.ts';
import type { Dossier } from './model.ts';

/** The number is entered by the clerk when the result goes into the register (NĐ 30/2020 Điều 15). */
const numberToCome = '          ';

/**
 * Draws up the draft of a result as a PDF: from the procedure's own template and the answers, else as an official
 * letter with the handler's words.
 *
 * @param text paragraphs for the general letter, divided by empty lines
 */
export async function drawResult(
  ctx: Context,
  letters: LetterPress,
  dossier: Dossier,
  { signer, text }: { readonly signer: Holder; readonly text: string },
): Promise<Uint8Array> {
  const version = await getProcedureVersion(ctx.db, dossier.procedureVersionId);
  const agency = await getUnit(ctx.db, dossier.competentAgencyId);
  const today = dayOf(ctx.now());
  const head = {
    agency: { name: agency.name },
    place: letterData(ctx, dossier, agency, agency).place,
    number: numberToCome,
    issuedAt: today.toString(),
    signer: signatureBlock(agency, signer),
  };
  if (version.resultTemplate === null) {
    const data = {
      ...head,
      summary: `kết quả giải quyết thủ tục ${dossier.procedureName}`,
      addressees: [dossier.applicantName],
      paragraphs: paragraphsOf(text),
      receivers: ['Như trên'],
      keptBy: 'VT',
    };
    return letters.render('result', data, { createdAt: ctx.now() });
  }
  const form = await formOf(ctx.db, version);
  const answers = settleAnswers(form, dossier.answers as Answers, today);
  const texts = resultTexts(form, answers, { today, lists: await listsOf(ctx) });
  return letters.render(
    { source: version.resultTemplate },
    { ...head, answers, texts },
    { createdAt: ctx.now() },
  );
}

const paragraphsOf = (text: string) =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

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
