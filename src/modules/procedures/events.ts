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

export const processDraftSaved = (
  draft: { readonly id: string; readonly version: number },
  code: string,
): NewEvent => ({
  type: 'process-draft-saved',
  subject: { type: 'process-draft', id: draft.id, version: draft.version },
  data: { code },
});
