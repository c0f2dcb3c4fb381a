import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { Pack } from '#platform/packs/index.ts';
import { numberRulesLoaded } from '../events.ts';
import { readNumberRules } from '../number-rules.ts';

/** Loads how documents are numbered; a later pack, or a corrected rule of the same day, replaces the earlier one. */
export async function loadNumberRules(ctx: Context, pack: Pack): Promise<number> {
  const wanted = new Map(readNumberRules(pack).map((rule) => [keyOf(rule), rule]));
  return ctx.transaction(async (tx, ctx) => {
    const known = await tx.selectFrom('documentNumberRule').selectAll().execute();
    const said = new Map(known.map(({ id, ...rule }) => [keyOf(rule), { id, text: textOf(rule) }]));
    const changed = [...wanted].filter(([key, rule]) => said.get(key)?.text !== textOf(rule));
    if (changed.length === 0) return 0;
    for (const [key, rule] of changed) {
      const id = said.get(key)?.id;
      if (id) await tx.updateTable('documentNumberRule').set(rule).where('id', '=', id).execute();
      else
        await tx
          .insertInto('documentNumberRule')
          .values({ id: newId(), ...rule })
          .execute();
    }
    await recordEvent(tx, ctx, numberRulesLoaded(changed.map(([, { nameStart }]) => nameStart)));
    return changed.length;
  });
}

type Rule = ReturnType<typeof readNumberRules>[number];

const keyOf = ({ nameStart, agencyCode, effectiveFrom }: Rule): string =>
  `${nameStart} ${agencyCode ?? ''} ${effectiveFrom}`;

const textOf = (rule: Rule): string => {
  const { register, pattern, isPerOffice, effectiveTo, source, isConfirmed } = rule;
  return JSON.stringify([keyOf(rule), register, pattern, isPerOffice, effectiveTo, source, isConfirmed]);
};
