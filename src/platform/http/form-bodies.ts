import type { HttpApp } from './http-types.ts';

/** Reads a posted form into `request.form`, in order and with repetitions; `request.body` has the same as an object. */
export function readForms(app: HttpApp): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (request, text, done) => {
      for (const [name, value] of new URLSearchParams(text as string)) appendField(request.form, name, value);
      done(null, objectOf(request.form));
    },
  );
}

/**
 * Adds a field as a person meant it: letters composed (a Mac sends "ệ" in three characters), line ends as one, and without
 * the zero bytes that PostgreSQL cannot hold.
 */
export function appendField(form: URLSearchParams, name: string, value: string): void {
  form.append(name, value.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\0', ''));
}

/** The fields for a schema: a repeated name becomes a list. */
export function objectOf(form: URLSearchParams): Readonly<Record<string, string | readonly string[]>> {
  const fields: Record<string, string | readonly string[]> = Object.create(null);
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name);
    fields[name] = values.length === 1 ? values[0]! : values;
  }
  return fields;
}
