import type { Catalogue } from './finder-cache.ts';
import type { Procedure, ProcedureLevel } from './model.ts';

export interface ProcedureSearch {
  readonly q?: string | undefined;
  readonly level?: ProcedureLevel | undefined;
  readonly field?: string | undefined;
  /** Counted from 1. */
  readonly page?: number | undefined;
  readonly pageSize?: number | undefined;
}

export interface ProcedurePage {
  readonly items: readonly Procedure[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  /** The fields of what was found, the most frequent first, whichever field is chosen. */
  readonly fields: readonly { readonly field: string; readonly count: number }[];
}

/** Answers a question in everyday words, or lists the catalogue when nothing is asked. */
export function searchProcedures(
  { finder, procedures, byCode }: Catalogue,
  { q = '', level, field, page = 1, pageSize = 20 }: ProcedureSearch,
): ProcedurePage {
  const found = q.trim()
    ? finder
        .search(q, { limit: procedures.length, ...(level && { level }) })
        .items.map(({ code }) => byCode.get(code)!)
    : procedures.filter(({ levels }) => !level || levels.includes(level));
  const chosen = field ? found.filter((procedure) => procedure.field === field) : found;
  const from = (page - 1) * pageSize;
  const fields = [...Map.groupBy(found, (procedure) => procedure.field)]
    .map(([name, { length }]) => ({ field: name, count: length }))
    .sort((a, b) => b.count - a.count);
  return { items: chosen.slice(from, from + pageSize), total: chosen.length, page, pageSize, fields };
}
