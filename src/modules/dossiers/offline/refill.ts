import type { KeptField } from './kept.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Puts what was typed back into a form, files and what does not show at present included. */
export function refill(form: HTMLFormElement, fields: readonly KeptField[]): void {
  for (const control of controlsOf(form)) {
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value);
    const last = values.at(-1);
    if (control instanceof HTMLInputElement) refillInput(control, values);
    else if (typeof last === 'string') control.value = last;
  }
  form.dispatchEvent(new Event('change', { bubbles: true }));
}

function refillInput(input: HTMLInputElement, values: readonly (string | File)[]): void {
  const last = values.at(-1);
  if (input.type === 'hidden' || input.type === 'submit') return;
  if (input.type === 'radio' || input.type === 'checkbox') input.checked = values.includes(input.value);
  else if (input.type === 'file') refillFiles(input, values);
  else if (typeof last === 'string') input.value = last;
}

function refillFiles(input: HTMLInputElement, values: readonly (string | File)[]): void {
  const chosen = new DataTransfer();
  for (const value of values) if (value instanceof File) chosen.items.add(value);
  input.files = chosen.files;
}

/** What a condition hides waits in templates. */
const controlsOf = (within: ParentNode): readonly Control[] => [
  ...within.querySelectorAll<Control>('input, select, textarea'),
  ...[...within.querySelectorAll('template')].flatMap(({ content }) => controlsOf(content)),
];
