import { InvalidInput } from '#platform/errors/index.ts';

/** What was written, trimmed. @throws InvalidInput `required` or `too-long` at the field */
export function wordsIn(text: string | null | undefined, field: string, most: number): string {
  const words = optionalWords(text, field, most);
  if (words.length < 3) throw new InvalidInput([{ field, code: 'required' }]);
  return words;
}

/** The same, where nothing may be written. @throws InvalidInput `too-long` */
export function optionalWords(text: string | null | undefined, field: string, most: number): string {
  const words = (text ?? '').trim();
  if (words.length > most) throw new InvalidInput([{ field, code: 'too-long', params: { max: most } }]);
  return words;
}
