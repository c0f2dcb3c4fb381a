import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { personalDataRead } from '../events.ts';
import { type Purpose, purposes, type ReadableSubject } from '../model.ts';

export interface ReadPersonalData {
  readonly subject: ReadableSubject;
  readonly purpose: string;
  /** Needed with the purpose "other". */
  readonly note?: string | undefined;
}

const zone = 'Asia/Ho_Chi_Minh';

/**
 * Lets the officer see the subject's personal data unmasked until the end of the day, and leaves the trace that the
 * person reads. The caller has made sure that the officer may see the subject. Told twice in a day, a purpose counts
 * once.
 *
 * @throws InvalidInput `purpose-required`, or `note-required` for a purpose that is not among the usual
 */
export async function readPersonalData(ctx: Context, input: ReadPersonalData): Promise<void> {
  ctx.authorize('personal-data.read');
  const { subject, note = '' } = input;
  const purpose = checkedPurpose(input.purpose, note);
  const today = ctx.now().toZonedDateTimeISO(zone).toPlainDate();
  const { actor } = ctx;
  const [position] = actor.positions;

  await ctx.transaction(async (tx, ctx) => {
    const added = await tx
      .insertInto('personalDataReading')
      .values({
        id: newId(),
        subjectType: subject.type,
        subjectId: subject.id,
        subjectCode: subject.code,
        subjectTitle: subject.title,
        citizenId: subject.citizenId,
        identityNumbers: [...subject.identityNumbers],
        officerId: actor.id!,
        officerName: actor.name,
        unitId: position!.unitId,
        purpose,
        note: note.trim() || null,
        readAt: ctx.now(),
        expiresAt: today.add({ days: 1 }).toZonedDateTime(zone).toInstant(),
        onDate: today,
      })
      .onConflict((conflict) =>
        conflict.columns(['subjectType', 'subjectId', 'officerId', 'purpose', 'onDate']).doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    if (added) {
      await recordEvent(
        tx,
        ctx,
        personalDataRead({ id: added.id, purpose, agencyId: position!.agencyId }, subject),
      );
    }
  });
}

function checkedPurpose(purpose: string, note: string): Purpose {
  const known = purposes.find((each) => each === purpose);
  if (!known) throw new InvalidInput([{ field: '/purpose', code: 'purpose-required' }]);
  if (known === 'other' && note.trim().length < 5)
    throw new InvalidInput([{ field: '/note', code: 'note-required' }]);
  return known;
}
