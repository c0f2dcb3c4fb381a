import { createHash, createHmac, hkdfSync, randomBytes, randomInt } from 'node:crypto';
import type { Answers } from '#engines/forms/index.ts';
import { type Assistance, hashOfAnswers, type WalkIn, type WalkInEntry } from '#modules/dossiers/index.ts';
import { maskedAddress } from '#modules/notifications/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';

/** How long a link and its code work, how often the code may be tried, how many an address is sent in an hour. */
export const confirmationLife = { minutes: 30 };
export const confirmationAttempts = 5;
export const confirmationsPerHour = 5;

export type ConfirmationChannel = 'phone' | 'email';

/** What was asked about an entry at the counter, and whether it was confirmed. */
export interface EntryConfirmation {
  readonly id: string;
  readonly channel: ConfirmationChannel;
  readonly address: string;
  readonly askedAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly confirmedAt: Temporal.Instant | null;
  /** The form is still what was sent to the person. */
  readonly isCurrent: boolean;
}

/** Of everything that is confirmed: equal entries have equal hashes. */
export const hashOfEntry = ({ version }: WalkIn, { submitter, answers, papers }: WalkInEntry): Buffer =>
  hashOfAnswers({
    procedureVersionId: version.id,
    submitter,
    answers,
    papers: Object.fromEntries(papers),
  } as Answers);

/** The latest that was asked about this entry. */
export async function findConfirmation(
  ctx: Context,
  walkIn: WalkIn,
  entry: WalkInEntry,
): Promise<EntryConfirmation | undefined> {
  const row = await ctx.db
    .selectFrom('counterConfirmation')
    .select(['id', 'channel', 'address', 'askedAt', 'expiresAt', 'confirmedAt', 'entryHash'])
    .where('submissionKey', '=', entry.submissionKey)
    .where('officerId', '=', ctx.actor.id!)
    .orderBy('askedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { entryHash, channel, ...asked } = row;
  const isCurrent = entryHash.equals(hashOfEntry(walkIn, entry));
  return { ...asked, channel: channel as ConfirmationChannel, isCurrent };
}

/** As the dossier keeps it: by the code while the form is what was confirmed, else by the signature on the printed form. */
export const assistanceOf = (ctx: Context, asked: EntryConfirmation | undefined): Assistance =>
  asked?.confirmedAt && asked.isCurrent
    ? { confirmedBy: 'code', confirmedAt: asked.confirmedAt, address: maskedAddress(asked.address) }
    : { confirmedBy: 'signature', confirmedAt: ctx.now(), address: null };

/** What the link on the person's phone shows: fixed when it was asked. */
export async function findByToken(db: Database | Tx, token: string, now: Temporal.Instant) {
  return db
    .selectFrom('counterConfirmation')
    .select(['id', 'personName', 'officerName', 'unitId', 'entry', 'confirmedAt', 'attemptsLeft'])
    .where('tokenHash', '=', hashOfToken(token))
    .where((is) => is.or([is('expiresAt', '>', now), is('confirmedAt', 'is not', null)]))
    .executeTakeFirst();
}

export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
export const newToken = (): string => randomBytes(24).toString('base64url');
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Under a key that is not in the database: six digits are found from a plain hash in a moment. */
export function hashOfCode(code: string, secret: string, id: string): Buffer {
  const key = hkdfSync('sha256', Buffer.from(secret, 'hex'), '', 'muong counter confirmations', 32);
  return createHmac('sha256', Buffer.from(key))
    .update(`${id} ${code.replace(/\s/g, '')}`)
    .digest();
}
