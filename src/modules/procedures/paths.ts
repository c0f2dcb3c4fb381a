/** Every address of the catalogue; the portal's are Vietnamese without accents, for those who read them aloud. */
export const procedurePaths = {
  list: (question: ListQuery = {}) => withQuery('/thu-tuc', question),
  procedure: (code: string) => `/thu-tuc/${code}`,
  apiList: '/api/v1/procedures',
  apiProcedure: (code: string) => `/api/v1/procedures/${code}`,
} as const;

/** What is asked of the list; what is not said is not in the address. */
export interface ListQuery {
  readonly q?: string | undefined;
  readonly level?: string | undefined;
  readonly field?: string | undefined;
  readonly page?: number | undefined;
}

function withQuery(path: string, { q, level, field, page }: ListQuery): string {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  if (level) query.set('level', level);
  if (field) query.set('field', field);
  if (page && page > 1) query.set('page', String(page));
  return query.size > 0 ? `${path}?${query}` : path;
}
