import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDossier, type DossierChanges } from '../change-dossier.ts';
import { dossierFollowed } from '../events.ts';
import { type Dossier, isClosed, type Status, statuses } from '../model.ts';
import { lockCopy } from '../queries.ts';

export interface FollowDossier {
  readonly dossierId: string;
  readonly status: Status;
  /** When it came to this status there. */
  readonly at: Temporal.Instant;
  readonly dueAt?: Temporal.Instant | undefined;
  readonly reason?: string | undefined;
}

/**
 * Notes what the authoritative system told of a dossier on which it decides. Its word is taken whatever our table of
 * transitions says; told twice it is one fact.
 *
 * @throws Refusal `decided-here` where we decide
 */
export async function followDossier(ctx: Context, input: FollowDossier): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const copy = await lockCopy(tx, ctx.actor, input.dossierId);
    ctx.authorize('dossiers.follow', copy);
    refuseUnless(copy.isFollowed, 'decided-here');
    if (isTold(copy, input)) return copy;
    const followed = await changeDossier(tx, copy, changesOf(copy, input));
    await recordEvent(
      tx,
      ctx,
      dossierFollowed(followed, {
        status: followed.status,
        system: followed.authoritativeSystem,
        reason: input.reason ?? null,
      }),
    );
    return followed;
  });
}

const isTold = (copy: Dossier, { status, dueAt }: FollowDossier) =>
  copy.status === status && (!dueAt || copy.dueAt?.equals(dueAt) === true);

const beforeAcceptance: readonly number[] = [statuses.filed, statuses.refused];

function changesOf(copy: Dossier, { status, at, dueAt }: FollowDossier): DossierChanges {
  const hasEnded = status === statuses.finished || isClosed(status);
  return {
    status,
    ...(!beforeAcceptance.includes(status) && { acceptedAt: copy.acceptedAt ?? at }),
    ...(dueAt && { dueAt, dueOriginalAt: copy.dueOriginalAt ?? dueAt }),
    ...(hasEnded && { finishedAt: copy.finishedAt ?? at }),
    ...(status === statuses.delivered && { returnedAt: copy.returnedAt ?? at }),
  };
}
