import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { workNoteAdded } from '../events.ts';
import { listReaders } from '../notes.ts';
import { subjectKind } from '../subject-kinds.ts';

export interface AddWorkNote {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly body: string;
  /** Colleagues asked to read it. */
  readonly mentions: readonly string[];
}

/** Writes a note beside a piece of work, and asks colleagues to read it. The applicant sees none of it. */
export async function addWorkNote(ctx: Context, input: AddWorkNote): Promise<{ readonly id: string }> {
  const { subjectType, subjectId } = input;
  const body = input.body.normalize('NFC').trim();
  if (body === '') throw new InvalidInput([{ field: '/body', code: 'note-required' }]);
  if (body.length > 4000) {
    throw new InvalidInput([{ field: '/body', code: 'too-long', params: { max: 4000 } }]);
  }
  return ctx.transaction(async (tx, ctx) => {
    const authorId = ctx.actor.id;
    const mayRead = await subjectKind(subjectType).mayRead(tx, ctx.actor, subjectId);
    refuseUnless(ctx.actor.kind === 'officer' && authorId !== null && mayRead, 'not-found');
    const readers = new Set(
      (await listReaders(tx, ctx, subjectType, subjectId)).map(({ officerId }) => officerId),
    );
    const mentions = [...new Set(input.mentions)].filter((id) => id !== authorId);
    if (mentions.some((id) => !readers.has(id))) {
      throw new InvalidInput([{ field: '/mentions', code: 'reader-unknown' }]);
    }

    const id = newId();
    await tx
      .insertInto('workNote')
      .values({ id, subjectType, subjectId, authorId, body, writtenAt: ctx.now() })
      .execute();
    if (mentions.length > 0) {
      const rows = mentions.map((officerId) => ({ noteId: id, officerId }));
      await tx.insertInto('workMention').values(rows).execute();
    }
    const facts = { about: `${subjectType} ${subjectId}`, mentions: mentions.length };
    await recordEvent(tx, ctx, workNoteAdded(id, 1, facts));
    return { id };
  });
}
