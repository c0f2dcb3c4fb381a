import type { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { errorTexts } from '../error-texts.ts';

/** `ErrorCode` of an answer, as the software of agencies knows it. */
export const vxpCodes = {
  done: '0',
  fileWrong: '10',
  notBelieved: '15',
  recipientUnknown: '18',
  senderUnknown: '19',
  notDone: '20',
  envelopeWrong: '22',
} as const;

const ofRefusals: Readonly<Record<string, string>> = {
  'not-found': vxpCodes.fileWrong,
  'hash-differs': vxpCodes.fileWrong,
  'too-large': vxpCodes.fileWrong,
  'recipient-unknown': vxpCodes.recipientUnknown,
  'recipient-missing': vxpCodes.recipientUnknown,
  'sender-unknown': vxpCodes.senderUnknown,
  'sender-missing': vxpCodes.senderUnknown,
  'sender-not-yours': vxpCodes.senderUnknown,
  'not-allowed': vxpCodes.notBelieved,
  'quota-exceeded': vxpCodes.notDone,
  'delivery-not-given-up': vxpCodes.notDone,
  'vxp-agencies-kept-here': vxpCodes.notDone,
};

export const succeeded = (more: object = {}) => ({
  status: 'OK',
  ErrorCode: vxpCodes.done,
  ErrorDesc: '',
  ...more,
});

export const failed = (code: string, description: string) => ({
  status: 'FAIL',
  ErrorCode: code,
  ErrorDesc: description,
});

/** A refusal of the axis in the words of VXP: what is not known otherwise is wrong with the envelope. */
export function failedFor(error: Refusal | InvalidInput): ReturnType<typeof failed> {
  if (!('code' in error)) return failed(vxpCodes.fileWrong, 'Tệp gửi lên trống hoặc thiếu thông tin.');
  const text = errorTexts(error.code, 'vi', error.params)?.text ?? error.code;
  return failed(ofRefusals[error.code] ?? vxpCodes.envelopeWrong, text);
}
