import type { Context } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { Pack } from '#platform/packs/index.ts';
import { documentRulesLoaded } from '../events.ts';
import { readDocumentRules } from '../regulation/read-rules.ts';

type Rule = ReturnType<typeof readDocumentRules>[number];

const keyOf = ({
  typeName,
  aspect,
  effectiveFrom,
}: Pick<Rule, 'typeName' | 'effectiveFrom'> & { aspect: string }) => `${typeName} ${aspect} ${effectiveFrom}`;
const textOf = ({
  demands,
  law,
  effectiveTo,
  isConfirmed,
}: Pick<Rule, 'law' | 'effectiveTo' | 'isConfirmed'> & { demands: unknown }) =>
  JSON.stringify([demands, law, effectiveTo, isConfirmed]);

/** Loads what is asked of documents; a later pack, or a corrected rule of the same day, replaces the earlier one. */
export async function loadDocumentRules(ctx: Context, pack: Pack): Promise<number> {
  const wanted = new Map(readDocumentRules(pack).map((rule) => [keyOf(rule), rule]));
  return ctx.transaction(async (tx, ctx) => {
    const known = await tx.selectFrom('documentRule').selectAll().execute();
    const said = new Map(known.map((rule) => [keyOf(rule), rule]));
    const changed = [...wanted].filter(([key, rule]) => {
      const before = said.get(key);
      return !before || textOf(before) !== textOf(rule);
    });
    if (changed.length === 0) return 0;
    for (const [key, { demands, ...rule }] of changed) {
      const id = said.get(key)?.id;
      const row = { ...rule, demands: jsonb(demands) };
      if (id) await tx.updateTable('documentRule').set(row).where('id', '=', id).execute();
      else
        await tx
          .insertInto('documentRule')
          .values({ id: newId(), ...row })
          .execute();
    }
    await recordEvent(tx, ctx, documentRulesLoaded(changed.map(([key]) => key)));
    return changed.length;
  });
}
