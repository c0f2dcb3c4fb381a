import {
  actsFor,
  cancelProcess,
  completeWorkItem,
  lockWorkItem,
  startProcess,
  type WorkItem,
} from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { type Document, nameOf } from './model.ts';

/** What a step is about: the document as a whole, or what hangs on it. Each kind has its page (`paths.ts`). */
export type WorkSubject =
  | 'document'
  | 'document-endorsement'
  | 'document-assignment'
  | 'document-review'
  | 'document-co-editor';

/** The steps people take with documents, as the inbox names them. */
export const stepNames = {
  register: 'Vào sổ văn bản đến',
  present: 'Trình lãnh đạo cho ý kiến',
  decide: 'Cho ý kiến chỉ đạo',
  lead: 'Chủ trì giải quyết',
  cooperate: 'Phối hợp giải quyết',
  inform: 'Xem để biết',
  stop: 'Dừng xử lý: văn bản bị thu hồi',
  answerRecall: 'Trả lời yêu cầu lấy lại văn bản',
  revise: 'Sửa dự thảo',
  coEdit: 'Soạn chung dự thảo',
  review: 'Xem xét dự thảo',
  askSigning: 'Trình ký văn bản',
  scanSigned: 'Nhập bản ký tay',
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
  const subject = isOwnStep(work)
    ? await keepStep(tx, ctx, document, work)
    : { type: subjectType, id: subjectId };
  await startProcess(tx, ctx, {
    subject: { ...subject, code: nameOf(document), title: titleOf(document) },
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

type About = Pick<NewWork, 'subjectType' | 'subjectId' | 'step'>;

/** A subject of the inbox has one process in its life: a document, which has many steps, gets a subject for each. */
const isOwnStep = ({ subjectType, step }: Pick<About, 'subjectType' | 'step'>) =>
  subjectType === 'document' || step === 'stop';

async function keepStep(tx: Tx, ctx: Context, document: Document, { subjectType, subjectId, step }: About) {
  const assignmentId = subjectType === 'document-assignment' ? subjectId : null;
  const row = { id: newId(), documentId: document.id, assignmentId, step, openedAt: ctx.now() };
  await tx.insertInto('documentStep').values(row).execute();
  return { type: 'document-step', id: row.id };
}

/** What the inbox knows the step by, the newest of its kind. */
async function subjectOf(tx: Tx, { subjectType, subjectId, step }: About) {
  if (!isOwnStep({ subjectType, step })) return { subjectType, subjectId };
  const column = subjectType === 'document' ? 'documentId' : 'assignmentId';
  const found = await tx
    .selectFrom('documentStep')
    .select('id')
    .where(column, '=', subjectId)
    .where('step', '=', step)
    .orderBy('openedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { subjectType: 'document-step', subjectId: orNotFound(found).id };
}

/** The actor's open step, locked. @throws Refusal `not-found`, `work-item-done` */
export const lockWork = async (tx: Tx, ctx: Context, about: About): Promise<WorkItem> =>
  lockWorkItem(tx, ctx.actor, { ...(await subjectOf(tx, about)), action: about.step });

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
  about: About,
  remark: string | null = null,
): Promise<string | null> {
  const item = await lockWork(tx, ctx, about);
  await completeWorkItem(tx, ctx, item, { outcome: 'done', remark, due: { at: item.dueAt, limit: null } });
  return actsFor(ctx.actor, item) ?? null;
}

/** Steps that are needed no more leave the inboxes without an act of their own. */
export async function dropWork(tx: Tx, ctx: Context, type: WorkSubject, id: string): Promise<void> {
  if (type !== 'document') return cancelProcess(tx, ctx, { type, id });
  const steps = await tx
    .selectFrom('documentStep')
    .select('id')
    .where('documentId', '=', id)
    .where('assignmentId', 'is', null)
    .execute();
  for (const step of steps) await cancelProcess(tx, ctx, { type: 'document-step', id: step.id });
}
