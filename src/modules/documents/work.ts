import {
  actsFor,
  cancelProcess,
  completeWorkItem,
  lockWorkItem,
  startProcess,
} from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { type Document, nameOf } from './model.ts';

/** What a step of a document is about; each kind has its page (`paths.ts`). */
export const workSubjects = {
  document: 'document',
  endorsement: 'document-endorsement',
  assignment: 'document-assignment',
  review: 'document-review',
} as const;
export type WorkSubject = (typeof workSubjects)[keyof typeof workSubjects];

/** The steps people take with documents, as the inbox names them. */
const stepNames = {
  register: 'Vào sổ văn bản đến',
  present: 'Trình lãnh đạo cho ý kiến',
  decide: 'Cho ý kiến chỉ đạo',
  lead: 'Chủ trì giải quyết',
  cooperate: 'Phối hợp giải quyết',
  inform: 'Xem để biết',
  stop: 'Dừng xử lý: văn bản bị thu hồi',
  'answer-recall': 'Trả lời yêu cầu lấy lại văn bản',
  revise: 'Sửa dự thảo',
  review: 'Xem xét dự thảo',
  'ask-signing': 'Trình ký văn bản',
  issue: 'Phát hành văn bản',
} as const;
export type Step = keyof typeof stepNames;

export interface NewWork {
  readonly subjectType: WorkSubject;
  readonly subjectId: string;
  readonly step: Step;
  readonly unitId: string;
  readonly role: string;
  readonly officerId?: string | null;
  readonly dueAt: Temporal.Instant;
}

/** Lays a step in the inbox of whoever holds the role in the unit, or of the officer named. */
export async function openWork(tx: Tx, ctx: Context, document: Document, work: NewWork): Promise<void> {
  const { subjectType, subjectId, step, unitId, role, officerId = null, dueAt } = work;
  const place = { unitId, agencyId: document.agencyId };
  const name = stepNames[step];
  await startProcess(tx, ctx, {
    subject: { type: subjectType, id: subjectId, code: nameOf(document), title: titleOf(document) },
    definition: {
      id: `document-${step}`,
      name,
      steps: [{ id: step, name, position: role, action: step, outcomes: ['done'] }],
    },
    placement: { handler: place, [role]: place },
    assignees: officerId ? { [role]: officerId } : undefined,
    due: { at: dueAt, limit: null },
  });
}

/** An inbox may be read over a shoulder: what only some may know of is not named there. */
function titleOf({ isLimited, secrecy, typeName, subject, code, senderName }: Document): string {
  if (secrecy) return `Văn bản mật của ${senderName ?? 'nơi khác'}`;
  if (isLimited) return 'Văn bản lưu hành hạn chế';
  return [typeName, code, subject].filter(Boolean).join(' – ');
}

/**
 * The actor takes an open step; it leaves the inbox.
 *
 * @returns in whose place, when it is not their own
 * @throws Refusal `not-found` when it is not theirs, `work-item-done` when another was quicker
 */
export async function endWork(
  tx: Tx,
  ctx: Context,
  { subjectType, subjectId, step }: Pick<NewWork, 'subjectType' | 'subjectId' | 'step'>,
  remark: string | null = null,
): Promise<string | null> {
  const item = await lockWorkItem(tx, ctx.actor, { subjectType, subjectId, action: step });
  await completeWorkItem(tx, ctx, item, { outcome: 'done', remark, due: { at: item.dueAt, limit: null } });
  return actsFor(ctx.actor, item) ?? null;
}

/** Steps that are needed no more leave the inboxes without an act of their own. */
export const dropWork = (tx: Tx, ctx: Context, type: WorkSubject, id: string): Promise<void> =>
  cancelProcess(tx, ctx, { type, id });
