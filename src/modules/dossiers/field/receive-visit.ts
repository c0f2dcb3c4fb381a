import type { FastifyRequest } from 'fastify';
import { type BlobStore, storeUpload } from '#platform/files/index.ts';
import { receiveFieldAct } from '../commands/receive-field-act.ts';
import type { ActKind, FieldEntry } from './model.ts';
import { type FieldAct, findFieldAct, getFieldCopy } from './queries.ts';

/**
 * What was written down at one visit: a note, photographs, the end of the step, whichever there are, each an act of its own, in
 * the order in which they lean on one another.
 */
export async function receiveVisit({ ctx, form, uploads }: FastifyRequest, copyId: string, blobs: BlobStore) {
  await getFieldCopy(ctx.db, ctx.actor, copyId);
  const key = form.get('key') || crypto.randomUUID();
  const madeAt = timeIn(form.get('madeAt'), ctx.now());
  const acts: FieldAct[] = [];
  async function receive(kind: ActKind, entry: FieldEntry, fileIds: () => Promise<readonly string[]>) {
    const ofPart = `${key} ${kind}`;
    // Sent again, its files are not stored a second time.
    const known = await findFieldAct(ctx.db, copyId, ofPart);
    acts.push(
      known ??
        (await receiveFieldAct(ctx, { copyId, key: ofPart, kind, entry, madeAt, fileIds: await fileIds() })),
    );
  }
  const textOf = (name: string) => form.get(name)?.trim() ?? '';
  if (textOf('note')) await receive('note', { text: textOf('note') }, async () => []);
  if (uploads.length > 0) {
    await receive('papers', { text: '' }, () =>
      Promise.all(
        uploads.map(async ({ stream, filename }) => {
          const upload = { stream: stream(), name: filename, field: '/files' };
          return (await storeUpload(ctx, blobs, upload)).id;
        }),
      ),
    );
  }
  if (textOf('outcome')) {
    // A step without words of its own goes on by none.
    const outcome = textOf('outcome') === 'next' ? undefined : textOf('outcome');
    await receive('completion', { text: textOf('text'), outcome }, async () => []);
  }
  return acts;
}

/** A device's clock may be wrong, but not by being ahead of us. */
function timeIn(text: string | null, now: Temporal.Instant): Temporal.Instant {
  try {
    const told = Temporal.Instant.from(text ?? '');
    return Temporal.Instant.compare(told, now) > 0 ? now : told;
  } catch {
    return now;
  }
}
