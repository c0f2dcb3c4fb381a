import type { Secrecy } from '#modules/documents/index.ts';

/**
 * The degree of secrecy a text bears as a mark (Luật Bảo vệ bí mật nhà nước: MẬT, TỐI MẬT, TUYỆT MẬT stand in capitals by
 * themselves). "Bảo mật", "bí mật" and "mật khẩu" in a sentence are no marks; a doubtful one counts as a mark, for a secret once
 * stored cannot be taken back.
 */
export function secretMark(text: string): Secrecy | null {
  const words = text.normalize('NFC');
  if (marks('TUYỆT MẬT', 'Tuyệt mật').test(words)) return 'utmost-secret';
  if (marks('TỐI MẬT', 'Tối mật').test(words)) return 'top-secret';
  return marks('MẬT', 'Mật').test(words) ? 'secret' : null;
}

/** By itself on a line, in brackets, first in a subject, or after "Độ mật:"; the longer ones in capitals anywhere. */
function marks(capitals: string, plain: string): RegExp {
  const alone = `^[\\s\\-–*_]*${capitals}[\\s\\-–*_]*$`;
  const bracketed = `[\\[(]\\s*(?:${capitals}|${plain})\\s*[\\])]`;
  const labelled = `[Đđ]ộ\\s+mật\\s*:?\\s*(?:${capitals}|${plain})(?!\\p{L})`;
  const leading = `^\\s*${capitals}\\s*[:\\-–]`;
  const anywhere = capitals.includes(' ') ? `|(?<!\\p{L})${capitals}(?!\\p{L})` : '';
  return new RegExp(`${alone}|${bracketed}|${labelled}|${leading}${anywhere}`, 'mu');
}
