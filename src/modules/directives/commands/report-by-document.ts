import { type Document, getDocument, listFiles } from '#modules/documents/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { formatDate } from '#ui/index.ts';
import type { Directive } from '../model.ts';
import { reportCompletion } from './report-completion.ts';
import { reportProgress } from './report-progress.ts';

export interface ReportByDocument {
  readonly directiveId: string;
  /** What the lead issued in answer, or what the lead of another house has sent; one that the actor may read. */
  readonly documentId: string;
  /** How far the work is by it; without a number it is done. */
  readonly percent?: number | undefined;
}

/**
 * Reports by a document that says so: its number, day and summary are the words of the report, its files the evidence. The
 * same document reports once.
 *
 * @throws Refusal `not-found` for a document the actor may not read; else as `reportCompletion`, `reportProgress`
 */
export async function reportByDocument(ctx: Context, input: ReportByDocument): Promise<Directive> {
  const { directiveId, documentId, percent } = input;
  const document = await getDocument(ctx.db, ctx.actor, documentId);
  const files = await listFiles(ctx.db, document);
  const report = {
    directiveId,
    reportKey: `${directiveId} ${documentId}`,
    body: wordsOf(document),
    fileIds: files.map(({ fileId }) => fileId),
  };
  return percent === undefined ? reportCompletion(ctx, report) : reportProgress(ctx, { ...report, percent });
}

function wordsOf({ typeName, code, promulgatedOn, registeredAt, listedAt, senderName, subject }: Document) {
  const on = promulgatedOn ?? dayOf(registeredAt ?? listedAt);
  const named = [
    typeName ?? 'Văn bản',
    code && `số ${code}`,
    `ngày ${formatDate(on, 'vi')}`,
    senderName && `của ${senderName}`,
  ];
  return [named.filter(Boolean).join(' '), subject].filter(Boolean).join(': ');
}
