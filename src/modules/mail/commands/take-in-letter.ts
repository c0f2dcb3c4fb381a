import { takeInMail, type Validity } from '#modules/documents/index.ts';
import type { Context } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type BlobStore, storeMade, storeUpload } from '#platform/files/index.ts';
import type { MailboxPlace } from '#platform/mail/index.ts';
import { dangerOf } from '../danger.ts';
import { letterCame } from '../events.ts';
import { findSame, type SameLetter } from '../find-same.ts';
import { keepPlace } from '../keep-place.ts';
import { codeIn, noteOf } from '../letter-words.ts';
import type { KeptLetter } from '../model.ts';
import type { Letter, LetterFile } from '../read-letter.ts';
import { openStep } from '../work.ts';

export interface TakeInLetter {
  readonly agencyId: string;
  readonly box: string;
  readonly place: MailboxPlace;
  readonly receivedAt: Temporal.Instant;
  readonly letter: Letter;
  /** The degree of a state secret that it bears. */
  readonly secrecy: KeptLetter['secrecy'];
  /** Of the first file that is not dangerous. */
  readonly validity: Validity;
}

/**
 * Takes a letter in with its place in the box, once. With files it lies in the register of incoming documents and waits for the
 * clerk (NĐ 30/2020/NĐ-CP Điều 21–22); of one that bears a mark of secrecy nothing is kept but who sent it.
 */
export async function takeInLetter(
  ctx: Context,
  { blobs }: { readonly blobs: BlobStore },
  input: TakeInLetter,
): Promise<KeptLetter> {
  ctx.authorize('mail.follow');
  return ctx.transaction(async (tx, ctx) => {
    const { agencyId, box, place, letter } = input;
    await keepPlace(tx, ctx, box, place);
    const same = await findSame(tx, agencyId, letter);
    const row = rowOf(input, same);
    const files = row.state === 'proposed' ? await keepFiles(ctx, blobs, letter.files) : [];
    const harmless = files.filter(({ danger }) => danger === null);
    const document =
      row.state === 'proposed' &&
      (await takeInMail(ctx, {
        agencyId,
        subject: letter.subject || 'Không có tiêu đề',
        code: codeIn([letter.subject, ...letter.files.map(({ name }) => name)]),
        senderName: letter.senderName ?? letter.senderAddress ?? 'Không rõ người gửi',
        receivedAt: input.receivedAt,
        files: harmless.map(({ fileId, name }) => ({ fileId, name })),
        validity: input.validity,
        note: noteOf(letter, { apart: files.length - harmless.length, same }),
      }));
    const kept: KeptLetter = { ...row, documentId: document ? document.id : null };
    await tx
      .insertInto('mailLetter')
      .values({ ...kept, senderCheck: kept.senderCheck && jsonb(kept.senderCheck) })
      .execute();
    if (files.length > 0) {
      const rows = files.map((file, ordinal) => ({ ...file, letterId: kept.id, ordinal }));
      await tx.insertInto('mailAttachment').values(rows).execute();
    }
    if (kept.state === 'secret') {
      const title = `Thư có dấu mật từ ${kept.senderAddress ?? 'nơi không rõ'}`;
      await openStep(tx, ctx, 'mail-letter', { id: kept.id, agencyId, code: 'Thư mật', title });
    }
    await recordEvent(tx, ctx, letterCame(kept));
    return kept;
  });
}

function rowOf(
  { agencyId, box, receivedAt, letter, secrecy }: TakeInLetter,
  same: SameLetter | null,
): KeptLetter {
  const state =
    letter.report !== null
      ? 'report'
      : secrecy !== null
        ? 'secret'
        : same?.isWhole
          ? 'repeat'
          : letter.files.length > 0
            ? 'proposed'
            : 'plain';
  const isTold = state !== 'secret';
  return {
    id: newId(),
    version: 1,
    agencyId,
    box,
    state,
    messageId: letter.messageId,
    contentSha256: letter.contentSha256,
    senderName: letter.senderName,
    senderAddress: letter.senderAddress,
    subject: isTold ? letter.subject : null,
    sentAt: letter.sentAt,
    receivedAt,
    body: isTold ? letter.text : null,
    senderCheck: letter.check,
    secrecy: isTold ? null : secrecy,
    sameAs: same?.id ?? null,
    documentId: null,
  };
}

/** A dangerous file is kept for those who look into such things, under a kind that nothing opens. */
const keepFiles = (ctx: Context, blobs: BlobStore, files: readonly LetterFile[]) =>
  Promise.all(
    files.map(async (file) => {
      const danger = dangerOf(file);
      const { id, name } = await (danger ? keepAsBytes : keepFile)(ctx, blobs, file);
      return { fileId: id, name, danger, sha256: file.sha256, sizeBytes: String(file.bytes.byteLength) };
    }),
  );

const keepAsBytes = (ctx: Context, blobs: BlobStore, { bytes, name }: LetterFile) =>
  storeMade(ctx, blobs, { bytes, name, mediaType: 'application/octet-stream' });

async function keepFile(ctx: Context, blobs: BlobStore, file: LetterFile) {
  try {
    return await storeUpload(ctx, blobs, { stream: [file.bytes], name: file.name, field: '/files' });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return keepAsBytes(ctx, blobs, file);
  }
}
