import { Type } from 'typebox';
import { Refusal } from '#platform/errors/index.ts';
import { errorTexts } from './error-texts.ts';

/** What the pages of administrators have in common. */
export const config = { access: 'administrator' };
export const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** What was typed into a box, without the blanks around it. */
export const text = (form: URLSearchParams, name: string): string => form.get(name)?.trim() ?? '';

/** A number; nothing for a box left empty, and no number for what is none. */
export const count = (form: URLSearchParams, name: string): number | undefined =>
  text(form, name) === '' ? undefined : Number(text(form, name));

/** What stands above a form whose act was refused; anything else goes its way. */
export function problemOf(error: unknown): string {
  if (!(error instanceof Refusal) || error.code === 'not-found' || error.code === 'not-allowed') throw error;
  return errorTexts(error.code, 'vi', error.params)?.text ?? error.code;
}
