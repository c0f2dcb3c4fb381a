import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, type Issue } from '#platform/errors/index.ts';
import { inWorkingDays } from './deadlines.ts';
import type { AskedAssignment, Document } from './model.ts';
import { addReaders } from './readers.ts';
import { headOf, placeOf, type WorkPlace } from './registry.ts';
import { openWork } from './work.ts';

/** One unit's or person's part in acting on a document. */
export interface Assignment {
  readonly id: string;
  readonly version: number;
  readonly endorsementId: string;
  readonly documentId: string;
  readonly unitId: string;
  readonly officerId: string | null;
  readonly role: string;
  readonly state: string;
  readonly dueAt: Temporal.Instant;
  readonly openedAt: Temporal.Instant;
  readonly readAt: Temporal.Instant | null;
  readonly readBy: string | null;
  readonly closedAt: Temporal.Instant | null;
  readonly closedBy: string | null;
  readonly onBehalfOf: string | null;
  readonly note: string | null;
}

const mostDays = 365;
const keyOf = ({ unitId, officerId }: AskedAssignment) => `${unitId} ${officerId}`;

/** What is wrong with what a leader asks for; whether the units are there is found when they are given their work. */
export function checkAssignments(
  { isLimited }: Pick<Document, 'isLimited'>,
  asked: readonly AskedAssignment[],
): readonly Issue[] {
  const leads = asked.filter(({ role }) => role === 'lead').length;
  const works = asked.some(({ role }) => role === 'cooperate');
  const days = asked.some(
    ({ workingDays }) => !Number.isInteger(workingDays) || workingDays < 0 || workingDays > mostDays,
  );
  const field = '/assignments';
  return [
    asked.length === 0 && { field, code: 'assignments-required' },
    leads > 1 && { field, code: 'one-lead' },
    works && leads === 0 && { field, code: 'lead-missing' },
    days && { field, code: 'days-out-of-range', params: { max: mostDays } },
    new Set(asked.map(keyOf)).size < asked.length && { field, code: 'assigned-twice' },
    isLimited && asked.some(({ officerId }) => officerId === null) && { field, code: 'limited-to-officers' },
  ].filter((issue) => issue !== false);
}

/** @throws InvalidInput of `checkAssignments` */
export function refuseWrong(document: Document, asked: readonly AskedAssignment[]): void {
  const issues = checkAssignments(document, asked);
  if (issues.length > 0) throw new InvalidInput(issues);
}

/**
 * Gives the work out: each part is a row, a step in an inbox, and lets its unit or person see the document.
 *
 * @throws InvalidInput `unit-unknown` for a unit of another agency or one without positions, `officer-elsewhere`
 */
export async function openAssignments(
  tx: Tx,
  ctx: Context,
  document: Document,
  endorsementId: string,
  asked: readonly AskedAssignment[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { unitId, officerId, role, workingDays } of asked) {
    const place = await findPlace(tx, ctx, document, { unitId, officerId });
    const id = newId();
    const dueAt = inWorkingDays(ctx, workingDays);
    const row = { id, version: 1, endorsementId, documentId: document.id, unitId, officerId, role, dueAt };
    await tx
      .insertInto('documentAssignment')
      .values({ ...row, state: 'open', openedAt: ctx.now() })
      .execute();
    await openWork(tx, ctx, document, {
      ...place,
      officerId,
      subjectType: 'document-assignment',
      subjectId: id,
      step: role,
      dueAt,
    });
    ids.push(id);
  }
  const parties = asked.map(({ unitId, officerId }) =>
    officerId ? ({ kind: 'officer', id: officerId } as const) : ({ kind: 'unit', id: unitId } as const),
  );
  await addReaders(tx, document, parties, ctx.now());
  return ids;
}

async function findPlace(
  tx: Tx,
  ctx: Context,
  { agencyId }: Document,
  { unitId, officerId }: Pick<AskedAssignment, 'unitId' | 'officerId'>,
): Promise<WorkPlace> {
  const place = officerId
    ? await placeOf(tx, ctx, officerId, { agencyId, unitId })
    : await headOf(tx, ctx, agencyId, unitId);
  if (place) return place;
  throw new InvalidInput([{ field: '/assignments', code: officerId ? 'officer-elsewhere' : 'unit-unknown' }]);
}
