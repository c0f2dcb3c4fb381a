import type { NewEvent } from '#platform/events/index.ts';

export const procedurePublished = (
  procedure: { readonly id: string; readonly code: string; readonly version: number },
  effectiveFrom: Temporal.PlainDate,
  source: string,
): NewEvent => ({
  type: 'procedure-published',
  subject: { type: 'procedure', id: procedure.id, version: procedure.version },
  data: { code: procedure.code, effectiveFrom: effectiveFrom.toString(), source },
});
