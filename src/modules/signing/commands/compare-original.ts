import { dayOf } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { originalCompared } from '../events.ts';
import type { Original } from '../originals/original.ts';
import type { ForBearer } from '../originals/original-keeper.ts';

/** The last six of twelve: those that do not follow from sex, year and place of birth. */
export const digitsAsked = 6;
/** Wrong tries a day on one paper, from wherever they come. */
export const mostWrongTries = 5;

export interface CompareOriginal {
  readonly original: Pick<Original, 'id' | 'agencyId'>;
  readonly bearer: ForBearer;
  readonly digits: string;
}

/**
 * Whoever types the end of an identity number that belongs to the paper holds it, or knows whom it is about: they may look
 * at the original. Each try is in the log, and who tries is the same to it, signed in or not; too many wrong ones close
 * the comparison until the next day.
 *
 * @throws InvalidInput at `/digits`: `digits-required`, which is no try; `digits-wrong` with the tries `left`
 * @throws Refusal `comparison-closed`
 */
export async function compareOriginal(ctx: Context, input: CompareOriginal): Promise<void> {
  const digits = input.digits.replace(/\s/g, '');
  if (!/^\d+$/.test(digits) || digits.length !== digitsAsked) throw refused('digits-required');
  const isShown = input.bearer.identityNumbers.some((number) => number.endsWith(digits));
  const today = dayOf(ctx.now());
  const left = await ctx.transaction(async (tx, ctx) => {
    const held = await lockTries(tx, input.original.id);
    const earlier = held.triedOn?.equals(today) ? held.wrongTries : 0;
    if (earlier >= mostWrongTries) throw new Refusal('comparison-closed');
    const wrongTries = isShown ? earlier : earlier + 1;
    const version = held.version + 1;
    await tx
      .updateTable('signingOriginal')
      .set({ version, wrongTries, triedOn: today })
      .where('id', '=', input.original.id)
      .execute();
    await recordEvent(tx, ctx, originalCompared({ ...input.original, version }, { isShown }));
    return mostWrongTries - wrongTries;
  });
  if (!isShown) throw refused('digits-wrong', { left });
}

const lockTries = (tx: Tx, id: string) =>
  tx
    .selectFrom('signingOriginal')
    .select(['version', 'wrongTries', 'triedOn'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

const refused = (code: string, params?: Readonly<Record<string, number>>) =>
  new InvalidInput([{ field: '/digits', code, ...(params && { params }) }]);
