import { InvalidInput } from '#platform/errors/index.ts';

const most = 10_000;

/** What was written, trimmed. @throws InvalidInput `words-required` or `too-long` at the field */
export function wordsIn(text: string, field: string): string {
  const words = text.normalize('NFC').trim();
  if (words.length < 10) throw new InvalidInput([{ field, code: 'words-required' }]);
  if (words.length > most) throw new InvalidInput([{ field, code: 'too-long', params: { max: most } }]);
  return words;
}
