import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { FieldView } from '#engines/forms/index.ts';
import type { Locale } from '#platform/i18n/index.ts';

/**
 * A component drawn once with marks where its contents go, then filled by joining strings. A form shows the same fields to
 * everyone; only names of rows, values and choices differ, so most of its HTML need be made once.
 */
interface Mould {
  readonly first: string;
  /** Pieces of HTML, each after the content of its number. */
  readonly rest: readonly { readonly content: number; readonly html: string }[];
}

/** Private-use characters around a number: in no label, and escaped by no template. */
const mark = (content: number) => `\u{E0F0}${content}\u{E0F1}`;
const marks = /\u{E0F0}(\d)\u{E0F1}/u;

/**
 * How a part of the page is drawn: `what` it always shows the same of, and its contents in their places (each HTML already).
 * A function of the module, not one made for each field: a page has hundreds.
 */
export type Design<What> = (what: What, locale: Locale, ...contents: Contents) => VNode;
type Contents = readonly [first: string, second: string, third: string];

function drawMould<What>(design: Design<What>, what: What, locale: Locale): Mould {
  const drawn = renderToString(design(what, locale, mark(0), mark(1), mark(2)));
  const [first, ...parts] = drawn.split(marks);
  const rest = [];
  for (let at = 0; at < parts.length; at += 2)
    rest.push({ content: Number(parts[at]), html: parts[at + 1]! });
  return { first: first!, rest };
}

const moulds = new WeakMap<object, Map<string, Mould>>();

/**
 * The field's HTML: `design` drawn with its contents in their places.
 * `variant` names all that differs between drawings of one field beside the contents; a field with an issue or a provenance is drawn anew.
 */
export function cast<Field extends FieldView>(
  field: Field,
  locale: Locale,
  variant: string,
  design: Design<Field>,
  first: string,
  second = '',
  third = '',
): string {
  const isPlain = field.issue === undefined && field.provenance === undefined;
  return isPlain
    ? castFrom(field.face, field, locale, variant, design, first, second, third)
    : fill(drawMould(design, field, locale), first, second, third);
}

/** The same for a part that never has an issue of its own: `owner` is whatever the part is always the same for. */
export function castFrom<What>(
  owner: object,
  what: What,
  locale: Locale,
  variant: string,
  design: Design<What>,
  first: string,
  second = '',
  third = '',
): string {
  let variants = moulds.get(owner);
  if (!variants) {
    variants = new Map();
    moulds.set(owner, variants);
  }
  let mould = variants.get(variant);
  if (!mould) {
    mould = drawMould(design, what, locale);
    variants.set(variant, mould);
  }
  return fill(mould, first, second, third);
}

function fill(mould: Mould, first: string, second: string, third: string): string {
  let html = mould.first;
  for (const { content, html: after } of mould.rest) {
    html += (content === 0 ? first : content === 1 ? second : third) + after;
  }
  return html;
}

const special = /["&<]/;

/** Text as HTML, for an attribute in double quotes or between tags. */
export function escaped(text: string): string {
  if (!special.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
