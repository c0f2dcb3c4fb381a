const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * The address, when a browser may follow it without running anything; otherwise nothing, and the text stays plain.
 * The renderer escapes quotes but not `javascript:`; the WHATWG parser sees an address as the browser will,
 * with its tabs, line breaks and capital letters.
 */
export function safeHref(href: string | undefined): string | undefined {
  if (href === undefined) return undefined;
  const url = URL.parse(href, 'https://relative.invalid/');
  return url && schemes.has(url.protocol) ? href : undefined;
}
