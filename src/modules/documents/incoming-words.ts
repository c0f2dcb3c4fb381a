import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, type Issue } from '#platform/errors/index.ts';
import { type Circulation, codeKeyOf, mostUrgent, type Secrecy } from './model.ts';
import { type IncomingRegister, secretRegister } from './registers.ts';

/** What the clerk writes down of a document that came (NĐ 30/2020/NĐ-CP, Phụ lục IV: sổ đăng ký văn bản đến). */
export interface IncomingWords {
  readonly register: IncomingRegister;
  readonly typeName: string | null;
  /** Of a state secret nothing: it is registered by its outer marks. */
  readonly subject: string;
  readonly code: string;
  readonly senderName: string;
  readonly promulgatedOn: Temporal.PlainDate | null;
  readonly urgency: number;
  readonly circulation: Circulation | null;
  readonly secrecy: Secrecy | null;
  readonly isLimited: boolean;
  /** Officers who may know of a document of limited circulation, beside who registers it. */
  readonly readerIds: readonly string[];
  readonly dueOn: Temporal.PlainDate | null;
}

const longest = 1000;

/** @throws InvalidInput for what is missing or cannot be */
export function checkIncoming(
  ctx: Context,
  words: IncomingWords,
  files: readonly { readonly name: string }[],
): void {
  const { subject, code, senderName, promulgatedOn, secrecy, register, urgency } = words;
  const isLetter = register === 'ĐẾN-ĐT';
  const issues: readonly (Issue | false)[] = [
    senderName.trim() === '' && { field: '/sender', code: 'sender-required' },
    !isLetter && code.trim() === '' && { field: '/code', code: 'code-required' },
    secrecy === null && subject.trim() === '' && { field: '/subject', code: 'subject-required' },
    secrecy !== null && subject.trim() !== '' && { field: '/subject', code: 'secret-has-no-words' },
    subject.length > longest && { field: '/subject', code: 'too-long', params: { max: longest } },
    promulgatedOn === null && !isLetter && { field: '/promulgated', code: 'date-required' },
    promulgatedOn !== null &&
      Temporal.PlainDate.compare(promulgatedOn, dayOf(ctx.now())) > 0 && {
        field: '/promulgated',
        code: 'date-in-the-future',
      },
    !(urgency >= 0 && urgency <= mostUrgent) && { field: '/urgency', code: 'urgency-unknown' },
    (register === secretRegister) !== (secrecy !== null) && {
      field: '/register',
      code: 'register-of-secrets',
    },
    ...(secrecy === null ? [] : files.map(({ name }) => secretFile(name))),
  ];
  const found = issues.filter((issue) => issue !== false);
  if (found.length > 0) throw new InvalidInput(found);
}

/** State secrets never come into this system, not even to be looked at. */
export const secretFile = (name: string): Issue => ({
  field: '/files',
  code: 'secret-not-stored',
  params: { name },
});

/** The words as they stand in the document's row. */
export const rowOf = (words: IncomingWords) => ({
  typeName: words.typeName?.trim() || null,
  subject: words.secrecy === null ? words.subject.trim() : null,
  code: words.code.trim() || null,
  codeKey: words.code.trim() ? codeKeyOf(words.code) : null,
  senderName: words.senderName.trim(),
  promulgatedOn: words.promulgatedOn,
  urgency: words.urgency,
  circulation: words.circulation,
  secrecy: words.secrecy,
  isLimited: words.isLimited,
});
