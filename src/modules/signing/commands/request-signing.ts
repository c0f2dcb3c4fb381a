import { randomBytes } from 'node:crypto';
import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, type Issue } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getFile } from '#platform/files/index.ts';
import { signingRequested } from '../events.ts';
import {
  type AskedStage,
  checkStages,
  mostDocuments,
  type SigningRequest,
  type Turn,
} from '../request-model.ts';
import { settleRequest } from '../settle-request.ts';
import { placesOf } from '../signer-places.ts';

export interface RequestSigning {
  readonly title: string;
  /** In whose name: the agency and the unit of one of the actor's positions. */
  readonly agencyId: string;
  readonly unitId: string;
  readonly fileIds: readonly string[];
  readonly stages: readonly AskedStage[];
  readonly dueAt: Temporal.Instant | null;
}

/**
 * Lays documents before those who initial, sign and seal them; the turns of the first stage go to their inboxes.
 *
 * @throws InvalidInput `title-required`, `documents-required`, `too-many`, `not-a-pdf`, and what the stages break
 */
export async function requestSigning(ctx: Context, input: RequestSigning): Promise<SigningRequest> {
  ctx.authorize('signing.request', input);
  const issues = issuesOf(ctx, input);
  if (issues.length > 0) throw new InvalidInput(issues);

  return ctx.transaction(async (tx, ctx) => {
    const files = await Promise.all(input.fileIds.map((id) => getFile(tx, id)));
    if (files.some(({ mediaType }) => mediaType !== 'application/pdf')) {
      throw new InvalidInput([{ field: '/files', code: 'not-a-pdf' }]);
    }
    const request: SigningRequest = {
      id: newId(),
      version: 0,
      code: codeOf(dayOf(ctx.now())),
      title: input.title.trim(),
      agencyId: input.agencyId,
      unitId: input.unitId,
      requestedBy: ctx.actor.id!,
      requestedAt: ctx.now(),
      dueAt: input.dueAt!,
      state: 'open',
    };
    await tx.insertInto('signingRequest').values(request).execute();
    await tx
      .insertInto('signingDocument')
      .values(
        files.map((file, ordinal) => ({
          id: newId(),
          requestId: request.id,
          ordinal,
          name: file.name,
          originalFileId: file.id,
          originalSha256: file.sha256,
          fileId: file.id,
        })),
      )
      .execute();
    const turns: Turn[] = [];
    for (const [stage, asked] of input.stages.entries()) {
      const { purpose, need } = asked;
      for (const place of await placesOf(tx, ctx, asked, input.agencyId)) {
        turns.push({ id: newId(), requestId: request.id, stage, need, purpose, ...place, state: 'waiting' });
      }
    }
    await tx.insertInto('signingTurn').values(turns).execute();
    const opened = await settleRequest(tx, ctx, request, turns);
    const documents = files.map(({ sha256 }) => sha256);
    await recordEvent(tx, ctx, signingRequested(opened, { documents, turns: turns.map(({ id }) => id) }));
    return opened;
  });
}

function issuesOf(ctx: Context, { title, fileIds, stages, dueAt }: RequestSigning): readonly Issue[] {
  return [
    ...(title.trim() === '' ? [{ field: '/title', code: 'title-required' }] : []),
    ...(title.length > 300 ? [{ field: '/title', code: 'too-long', params: { max: 300 } }] : []),
    ...(fileIds.length === 0 ? [{ field: '/files', code: 'documents-required' }] : []),
    ...(fileIds.length > mostDocuments
      ? [{ field: '/files', code: 'too-many', params: { max: mostDocuments } }]
      : []),
    ...dueIssues(ctx, dueAt),
    ...checkStages(stages),
  ];
}

function dueIssues(ctx: Context, dueAt: Temporal.Instant | null): readonly Issue[] {
  if (dueAt === null) return [{ field: '/due', code: 'due-required' }];
  const isPast = Temporal.Instant.compare(dueAt, ctx.now()) <= 0;
  return isPast ? [{ field: '/due', code: 'due-in-the-past' }] : [];
}

/** "TK-261122-7F3A9C": to say on the telephone; it counts nothing. */
const codeOf = (on: Temporal.PlainDate): string =>
  `TK-${on.toString().slice(2).replaceAll('-', '')}-${randomBytes(3).toString('hex').toUpperCase()}`;
