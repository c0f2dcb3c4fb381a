import type { ComponentChildren } from 'preact';
import { IslandScripts, usePage } from '#platform/html/index.ts';
import { SkipLink } from '../skip-link/skip-link.tsx';
import { words } from '../words/words.ts';

export interface DocumentProps {
  /** Names this page before the site: "Đăng ký khai sinh". Begins with "Lỗi: " by itself when `hasErrors`. */
  readonly title: string;
  readonly siteName: string;
  readonly description?: string | undefined;
  /** Desk pages are dense (`sm`); public pages are read on a phone, by everyone (`md`). */
  readonly size: 'sm' | 'md';
  readonly hasErrors?: boolean | undefined;
  readonly canBeIndexed?: boolean | undefined;
  /** What makes the site an app of its own on a phone; on the pages where that is worth something. */
  readonly manifestHref?: string | undefined;
  /** A bundled stylesheet beside the common one, for screens unlike any page: "screens.css". */
  readonly styles?: string | undefined;
  /** Where no script runs, the page comes again by itself, or leads on. */
  readonly refresh?: { readonly afterSeconds: number; readonly href?: string | undefined } | undefined;
  readonly children: ComponentChildren;
}

const fonts = ['be-vietnam-pro-400.woff2', 'be-vietnam-pro-600.woff2'];

/** The `<html>` around every page: language, title, styles, the two fonts early, the islands last. */
export function Document(props: DocumentProps) {
  const { locale, assetUrl } = usePage();
  return (
    <html lang={locale} data-color-scheme="light">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${props.hasErrors ? `${words(locale, 'error')}: ` : ''}${props.title} – ${props.siteName}`}</title>
        {props.description && <meta name="description" content={props.description} />}
        {props.canBeIndexed || <meta name="robots" content="noindex" />}
        <meta name="theme-color" content="#9e1b1e" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" type="image/svg+xml" href={assetUrl('icon.svg')} />
        {props.manifestHref && <link rel="manifest" href={props.manifestHref} />}
        {fonts.map((font) => (
          <link
            key={font}
            rel="preload"
            as="font"
            type="font/woff2"
            href={assetUrl(font)}
            crossorigin="anonymous"
          />
        ))}
        <link rel="stylesheet" href={assetUrl('styles.css')} />
        {props.styles && <link rel="stylesheet" href={assetUrl(props.styles)} />}
        {props.refresh && <Refresh {...props.refresh} />}
      </head>
      <body data-color="accent" data-size={props.size}>
        <SkipLink />
        {props.children}
        <IslandScripts />
      </body>
    </html>
  );
}

const Refresh = ({ afterSeconds, href }: NonNullable<DocumentProps['refresh']>) => (
  <noscript>
    <meta http-equiv="refresh" content={href ? `${afterSeconds};url=${href}` : String(afterSeconds)} />
  </noscript>
);
