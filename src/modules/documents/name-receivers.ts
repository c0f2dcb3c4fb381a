import { agencyKey } from '#engines/edxml/index.ts';
import { dayOf, listUnits } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import type { NamedReceiver } from './draft-body.ts';
import { wordsOf } from './list-documents.ts';

/** An agency's code at the beginning of a line: "H99.102", "G22.99.00". */
const leadingCode = /^([A-Z]{1,3}\d{2}(?:\.\d+)*|\d{3}(?:\.\d{2,3}){2,3}\.[A-Z]\d{2})\b[\s–:-]*(.*)$/;

/** "Công ty A <vanthu@a.vn>", or the address alone. */
const mailed = /^(.*?)\s*<?([^\s<>@]+@[^\s<>@]+\.[^\s<>@]+?)>?$/;

/**
 * Whom the lines of "Nơi nhận" mean: an agency by its code or its full name, over the axis; the units ticked, inside; an
 * address, by mail; anyone else on paper.
 */
export async function nameReceivers(
  { db, now }: Context,
  lines: readonly string[],
  unitIds: readonly string[],
): Promise<readonly NamedReceiver[]> {
  const units = await listUnits(db, dayOf(now()));
  const key = (name: string) => wordsOf(name).join(' ');
  const byName = new Map(
    units.filter(({ id, agencyId }) => id === agencyId).map((unit) => [key(unit.name), unit]),
  );
  const byCode = new Map(units.map((unit) => [agencyKey(unit.code), unit]));
  const named = lines.map((line): NamedReceiver => {
    const [, code, rest] = leadingCode.exec(line) ?? [];
    if (code) {
      const name = rest || byCode.get(agencyKey(code))?.name || code;
      return { way: 'axis', code, unitId: null, name };
    }
    const [, name = '', address] = mailed.exec(line) ?? [];
    if (address) return { way: 'mail', code: null, unitId: null, name: name || address, address };
    const agency = byName.get(key(line));
    return agency
      ? { way: 'axis', code: agency.code, unitId: null, name: agency.name }
      : { way: 'paper', code: null, unitId: null, name: line };
  });
  const inner = units.filter(({ id }) => unitIds.includes(id));
  return [...named, ...inner.map(({ id, name }) => ({ way: 'unit' as const, code: null, unitId: id, name }))];
}
