import type { VNode } from 'preact';
import { httpText } from './error-texts.ts';
import type { ErrorView } from './error-view.ts';

/** What an error page says, for any layout. */
export function ErrorContent({ title, text, issues, incident, locale, searchPath }: ErrorView): VNode {
  return (
    <>
      <h1>{title}</h1>
      <p>{text}</p>
      {issues.length > 0 && (
        <ul>
          {issues.map((issue) => (
            <li key={issue.field + issue.code}>{issue.text}</li>
          ))}
        </ul>
      )}
      {incident && (
        <p>
          {httpText(locale, 'incident')} <strong>{incident}</strong>
        </p>
      )}
      {searchPath && (
        <search>
          <form action={searchPath}>
            <p>
              <label htmlFor="error-search">{httpText(locale, 'search')}</label>
            </p>
            <input id="error-search" name="q" type="search" />{' '}
            <button type="submit">{httpText(locale, 'search-button')}</button>
          </form>
        </search>
      )}
      <p>
        <a href="/">{httpText(locale, 'home')}</a>
      </p>
    </>
  );
}

/** The page of last resort: no layout, no script, no style. */
export function PlainErrorPage(view: ErrorView): VNode {
  return (
    <html lang={view.locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{view.title}</title>
      </head>
      <body>
        <main>
          <ErrorContent {...view} />
        </main>
      </body>
    </html>
  );
}
