import { createHash } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { recordEvents } from '#platform/events/index.ts';
import type { Pack } from '#platform/packs/index.ts';
import { feeRuleLoaded } from '../events.ts';
import { readFeeRules } from '../fees/index.ts';

/**
 * Loads the fee rules of a pack. What is new or corrected becomes a further version; what was loaded before stays, for
 * what was reckoned by it keeps it. Loading again changes nothing.
 *
 * @throws PackFault with file and place; nothing of the pack is loaded then
 */
export async function loadFeeRules(ctx: Context, pack: Pack): Promise<{ readonly added: number }> {
  const wanted = readFeeRules(pack).flatMap(({ file, rule }) =>
    rule.versions.map((version) => {
      const content = { name: rule.name, ...version };
      const said = JSON.stringify([rule.procedures, rule.dueAt, content]);
      const contentHash = createHash('sha256').update(said).digest('hex');
      return { file, rule, content, contentHash };
    }),
  );
  return ctx.transaction(async (tx, ctx) => {
    const loaded = await tx
      .selectFrom('feeRule')
      .select(['code', 'version', 'effectiveFrom', 'contentHash'])
      .orderBy('version')
      .execute();
    // The latest of each day counts: a rule that goes back to what it said before is a change too.
    const inForce = new Map(
      loaded.map((row) => [`${row.code} ${row.effectiveFrom.toString()}`, row.contentHash]),
    );
    const last = new Map(loaded.map(({ code, version }) => [code, version]));
    const rows = wanted
      .filter(
        ({ rule, content, contentHash }) =>
          inForce.get(`${rule.code} ${content.effectiveFrom}`) !== contentHash,
      )
      .map(({ file, rule, content, contentHash }) => {
        const version = (last.get(rule.code) ?? 0) + 1;
        last.set(rule.code, version);
        return {
          id: newId(),
          code: rule.code,
          version,
          procedures: [...rule.procedures],
          dueAt: rule.dueAt,
          effectiveFrom: Temporal.PlainDate.from(content.effectiveFrom),
          effectiveTo: content.effectiveTo ? Temporal.PlainDate.from(content.effectiveTo) : null,
          content: jsonb(content),
          contentHash,
          source: file.path,
          loadedAt: ctx.now(),
        };
      });
    if (rows.length > 0) await tx.insertInto('feeRule').values(rows).execute();
    await recordEvents(tx, ctx, rows.map(feeRuleLoaded));
    return { added: rows.length };
  });
}
