import { type FieldView, presentStage, reachableStages, type StageView } from '#engines/forms/index.ts';
import type { Context } from '#platform/context.ts';
import type { Issue } from '#platform/errors/index.ts';
import { contactForm, contactStage } from './contact-form.ts';
import type { OpenDraft } from './open-draft.ts';

/** A stage as the page shows it: the procedure's own stages first, the contact after them. */
export function viewOfStage(
  ctx: Context,
  open: OpenDraft,
  stageId: string,
  issues: readonly Issue[],
): StageView {
  const { draft, form, today, lists, fileName } = open;
  const count = reachableStages(form, draft.answers, today).length + 1;
  if (stageId === contactStage) {
    const provenance = open.contactProvenance;
    const options = { today, lists, provenance };
    const view = presentStage(contactForm, stageId, draft.contact, issues, ctx.locale, options);
    return { ...view, number: count, count, isFirst: false, isLast: true };
  }
  const options = { today, lists, fileName, provenance: open.provenance, isLive: true };
  const view = presentStage(form, stageId, draft.answers, issues, ctx.locale, options);
  return { ...view, count, isLast: false };
}

/** Whether a form with these fields must be sent as multipart. */
export const hasFiles = (fields: readonly FieldView[]): boolean =>
  fields.some((field) => {
    if (field.control === 'files') return true;
    if (field.control === 'group') return hasFiles(field.fields);
    return field.control === 'table' && field.rows.some(hasFiles);
  });
