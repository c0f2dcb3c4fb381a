import type { VNode } from 'preact';
import type { Locale } from '../i18n/index.ts';
import { httpText } from './errors/error-texts.ts';
import type { KeptForm } from './kept-form.ts';

export interface KeptFormView {
  readonly forms: readonly KeptForm[];
  readonly discardPath: string;
  readonly locale: Locale;
}

/** The forms that waited for a sign-in, for any layout: each with its fields hidden and a button to send it. */
export function KeptFormContent({ forms, discardPath, locale }: KeptFormView): VNode {
  return (
    <>
      <h1>{httpText(locale, 'kept-form.title')}</h1>
      {forms.map((form) => (
        <ResendForm key={form.keptAt} form={form} locale={locale} />
      ))}
      <form action={discardPath} method="post">
        <button type="submit">{httpText(locale, 'kept-form.discard')}</button>
      </form>
    </>
  );
}

function ResendForm({ form, locale }: { readonly form: KeptForm; readonly locale: Locale }): VNode {
  const time = Temporal.Instant.from(form.keptAt)
    .toZonedDateTimeISO('Asia/Ho_Chi_Minh')
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
  return (
    <form action={form.action} method="post" encType={form.isMultipart ? 'multipart/form-data' : undefined}>
      <p>{httpText(locale, form.owner ? 'kept-form.proven-text' : 'kept-form.text', { time })}</p>
      {form.fields.map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      {form.files.length > 0 && <p>{httpText(locale, 'kept-form.files')}</p>}
      {form.files.map(({ field, filename }, index) => (
        <p key={index}>
          <label>
            {filename} <input type="file" name={field} />
          </label>
        </p>
      ))}
      <button type="submit">
        {httpText(locale, form.owner ? 'kept-form.proven-send' : 'kept-form.send')}
      </button>
    </form>
  );
}

/** The same without a layout. */
export function PlainKeptFormPage(view: KeptFormView): VNode {
  return (
    <html lang={view.locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{httpText(view.locale, 'kept-form.title')}</title>
      </head>
      <body>
        <main>
          <KeptFormContent {...view} />
        </main>
      </body>
    </html>
  );
}
