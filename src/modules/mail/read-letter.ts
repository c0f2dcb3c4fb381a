import { createHash } from 'node:crypto';
import PostalMime, { type Email } from 'postal-mime';
import { type DeliveryReport, readReport } from './delivery-report.ts';
import { readSenderCheck, type SenderCheck } from './sender-check.ts';

export interface LetterFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** A letter as it was read; what it says is its sender's word. */
export interface Letter {
  readonly messageId: string | null;
  readonly senderName: string | null;
  readonly senderAddress: string | null;
  readonly subject: string;
  readonly sentAt: Temporal.Instant | null;
  readonly text: string;
  readonly files: readonly LetterFile[];
  readonly check: SenderCheck | null;
  /** Made by a program in answer to something (RFC 3834). */
  readonly isAutomatic: boolean;
  /** What a mail server says became of a letter of ours. */
  readonly report: DeliveryReport | null;
  readonly calendar: string | null;
  /** Over all of it that a person reads. */
  readonly contentSha256: string;
}

/** A letter within a letter stays a file: what it holds was not sent to us by its sender's hand. */
const options = { maxNestingDepth: 20, maxHeadersSize: 512 * 1024, forceRfc822Attachments: true };
const longestText = 100_000;

/**
 * Reads a letter (RFC 5322, MIME). Letters come from anybody: nesting and headers are capped, and the size before that.
 *
 * @param ownServer the name under which the agency's own mail server signs what it found out
 * @throws Error when it is no letter
 */
export async function readLetter(source: Uint8Array, ownServer: string): Promise<Letter> {
  const mail = await PostalMime.parse(source, options);
  const files = mail.attachments.filter(isFile).map(({ filename, content }, index): LetterFile => {
    const bytes = bytesOf(content);
    return { name: filename?.trim() || `tep-${index + 1}`, bytes, sha256: sha256(bytes) };
  });
  const { name, address } = mail.from?.group === undefined ? (mail.from ?? {}) : (mail.from.group[0] ?? {});
  const words = {
    senderName: name?.trim() || null,
    senderAddress: address?.trim() || null,
    subject: mail.subject?.trim() ?? '',
    text: (mail.text ?? textOf(mail.html ?? '')).trim().slice(0, longestText),
  };
  return {
    ...words,
    messageId: mail.messageId?.replace(/^<|>$/g, '') || null,
    sentAt: instantOf(mail.date),
    files,
    check: readSenderCheck(mail.headers, ownServer),
    isAutomatic: mail.headers.some(({ key, value }) => key === 'auto-submitted' && !/^no\b/i.test(value)),
    report: readReport(mail),
    calendar: calendarIn(mail),
    contentSha256: sha256(
      Buffer.from(JSON.stringify([...Object.values(words), files.map((file) => [file.name, file.sha256])])),
    ),
  };
}

/** Pictures that only dress the words are no files of their own; neither are a report's machine parts. */
const isFile = ({ related, mimeType, disposition }: Email['attachments'][number]): boolean =>
  !related && !machineParts.has(mimeType) && !(mimeType === 'text/calendar' && disposition !== 'attachment');

const machineParts: ReadonlySet<string> = new Set([
  'message/delivery-status',
  'text/rfc822-headers',
  'message/disposition-notification',
  'message/rfc822-headers',
]);

const calendarIn = ({ attachments }: Email): string | null => {
  const found = attachments.find(
    ({ mimeType }) => mimeType === 'text/calendar' || mimeType === 'application/ics',
  );
  return found ? Buffer.from(bytesOf(found.content)).toString('utf8') : null;
};

const bytesOf = (content: string | ArrayBuffer | Uint8Array): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content as ArrayBuffer);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The words of a page, for a letter that has no plain ones. */
const textOf = (html: string): string =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<(br|\/p|\/div|\/tr|\/li)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/[ \t]+/g, ' ');

function instantOf(date: string | undefined): Temporal.Instant | null {
  const at = date ? Date.parse(date) : Number.NaN;
  return Number.isNaN(at) ? null : Temporal.Instant.fromEpochMilliseconds(at);
}
