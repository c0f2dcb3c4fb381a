import { createHash } from 'node:crypto';
import { judgeValidity } from '#modules/documents/index.ts';
import { dayOf, resolveUnitCode } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import type { BlobStore } from '#platform/files/index.ts';
import { type MailboxLetter, type MailboxPlace, readMailbox } from '#platform/mail/index.ts';
import type { Box } from './boxes.ts';
import { keepUnreadable } from './commands/keep-unreadable.ts';
import { takeInLetter } from './commands/take-in-letter.ts';
import { takeInReport } from './commands/take-in-report.ts';
import { dangerOf } from './danger.ts';
import { findSecretMark } from './find-secret-mark.ts';
import { type Letter, readLetter } from './read-letter.ts';

/** As large as files may be that people send us, and what base64 adds. */
const maxBytes = 40 * 1024 * 1024;
const maxLetters = 50;

/** Others that want to know of letters, as who invited to a meeting wants to know who comes. */
export type LetterListener = (
  ctx: Context,
  letter: Letter,
  at: { readonly agencyId: string; readonly receivedAt: Temporal.Instant },
) => Promise<void>;

export interface BoxServices {
  readonly blobs: BlobStore;
  readonly boxes: readonly Box[];
  readonly listeners?: readonly LetterListener[];
}

/** Reads every box as far as it has come; one that cannot be read does not keep the others waiting. */
export async function readBoxesOnce(ctx: Context, services: BoxServices): Promise<number> {
  let taken = 0;
  const failures: unknown[] = [];
  for (const box of services.boxes) {
    try {
      taken += await readBox(ctx, services, box);
    } catch (error) {
      failures.push(error);
      const lastError = (error instanceof Error ? error.message : String(error)).slice(0, 500);
      await ctx.db.updateTable('mailBox').set({ lastError }).where('address', '=', box.address).execute();
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `mailboxes: ${failures.map(String).join('; ')}`);
  return taken;
}

async function readBox(ctx: Context, services: BoxServices, box: Box): Promise<number> {
  const known = await openBox(ctx, box);
  const after = { uidValidity: BigInt(known.uidValidity), lastUid: BigInt(known.lastUid) };
  let taken = 0;
  await readMailbox({ url: box.imap, after, maxBytes, maxLetters }, async (found, place) => {
    await take(ctx, services, { box, agencyId: known.agencyId, found, place });
    taken += 1;
  });
  const read = { checkedAt: ctx.now(), lastError: null };
  await ctx.db.updateTable('mailBox').set(read).where('address', '=', box.address).execute();
  return taken;
}

/** What is known of a box; nothing has been read of one that is new. */
async function openBox({ db, now }: Context, { address, agency }: Box) {
  const unit = await resolveUnitCode(db, agency, dayOf(now()));
  if (!unit) throw new Error(`mailbox ${address}: no agency ${agency}`);
  await db
    .insertInto('mailBox')
    .values({ address, agencyId: unit.id, uidValidity: '0', lastUid: '0' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return db.selectFrom('mailBox').selectAll().where('address', '=', address).executeTakeFirstOrThrow();
}

async function take(
  ctx: Context,
  { blobs, listeners = [] }: BoxServices,
  {
    box,
    agencyId,
    found: { source, receivedAt },
    place,
  }: {
    readonly box: Box;
    readonly agencyId: string;
    readonly found: MailboxLetter;
    readonly place: MailboxPlace;
  },
): Promise<void> {
  const at = { agencyId, box: box.address, place, receivedAt };
  const letter = source && (await readLetter(source, box.server).catch(() => null));
  if (!letter) {
    const contentSha256 = createHash('sha256').update(
      source ?? `${box.address} ${place.uidValidity} ${place.lastUid}`,
    );
    await keepUnreadable(ctx, { ...at, contentSha256: contentSha256.digest('hex') });
    return;
  }
  const secrecy = letter.report ? null : await findSecretMark(letter);
  const validity = await judgeValidity(ctx, letter.files.find((file) => dangerOf(file) === null)?.bytes);
  await ctx.transaction(async (_tx, ctx) => {
    const kept = await takeInLetter(ctx, { blobs }, { ...at, letter, secrecy, validity });
    if (letter.report) await takeInReport(ctx, { agencyId, letterId: kept.id, report: letter.report });
    if (kept.state === 'plain' || kept.state === 'proposed') {
      for (const listen of listeners) await listen(ctx, letter, at);
    }
  });
}
