import type { CopyForm } from '#engines/pdf-signature/index.ts';
import { dayOf, getUnit } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { allocateNumber } from './allocate-number.ts';
import { findSeries } from './find-series.ts';

export interface NumberCopy {
  readonly form: CopyForm;
  /** Who copies, which need not be who issued the original. */
  readonly agencyId: string;
}

/**
 * The number of a certified copy in its agency's register of copies (NĐ 30/2020/NĐ-CP Điều 25–27; Phụ lục I: one series a year
 * for copies of all kinds).
 *
 * @returns number and notation: "03/SY-UBND"
 */
export async function numberCopy(tx: Tx, ctx: Context, { form, agencyId }: NumberCopy): Promise<string> {
  const agency = await getUnit(tx, agencyId);
  const on = dayOf(ctx.now());
  const { register, notation } = await findSeries(tx, names[form], { agency, office: agency, on });
  return notation(await allocateNumber(tx, { agencyId, year: on.year, register }));
}

/** As the rules of numbering call them. */
const names: Readonly<Record<CopyForm, string>> = {
  trueCopy: 'Sao y',
  copyOfCopy: 'Sao lục',
  extract: 'Trích sao',
};
