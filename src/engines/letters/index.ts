/**
 * Letters: Typst templates and data in, PDF/A-2b out.
 * The library templates import stands in `library/`; the templates themselves live in packs.
 */
export { amountInWords } from './amount-in-words.ts';
export { LetterError, type LetterErrorCode } from './letter-error.ts';
export {
  createLetterPress,
  type LetterPress,
  type LetterPressOptions,
  type PrintedLetter,
  type SignaturePlace,
  type Template,
} from './letter-press.ts';
export { qrSvg } from './qr-code.ts';
