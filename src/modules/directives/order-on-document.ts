import type { Document } from '#modules/documents/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { GiveDirective } from './commands/give-directive.ts';
import type { DirectiveRules } from './rules.ts';

/** The document's number and summary, as an order refers to it. */
export const referenceTo = ({ code, subject }: Pick<Document, 'code' | 'subject'>): string =>
  [code, subject].filter(Boolean).join(' · ').slice(0, 300);

/**
 * An order as the document says it that asks for the work: what it is about, until when where it says so and that is to
 * come, and itself as the source (Decree 30/2020/NĐ-CP, article 23).
 */
export function orderOnDocument(
  { kinds }: Pick<DirectiveRules, 'kinds'>,
  document: Pick<Document, 'id' | 'code' | 'subject' | 'dueAt'>,
  now: Temporal.Instant,
): Pick<GiveDirective, 'title' | 'kind' | 'dueOn' | 'source'> {
  const { id: documentId, subject, dueAt } = document;
  const isToCome = dueAt !== null && Temporal.Instant.compare(dueAt, now) > 0;
  const dated = isToCome ? kinds.find(({ deadline }) => deadline.by === 'day') : undefined;
  return {
    title: (subject ?? '').slice(0, 300),
    kind: dated?.code ?? kinds[0]!.code,
    dueOn: dated ? dayOf(dueAt!) : null,
    source: { kind: 'document', reference: referenceTo(document), documentId },
  };
}
