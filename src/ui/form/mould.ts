import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { FieldView } from '#engines/forms/index.ts';

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

type Design = (...contents: readonly string[]) => VNode;

function drawMould(design: Design, count: number): Mould {
  const drawn = renderToString(design(...Array.from({ length: count }, (_, content) => mark(content))));
  const [first, ...parts] = drawn.split(marks);
  const rest = [];
  for (let at = 0; at < parts.length; at += 2)
    rest.push({ content: Number(parts[at]), html: parts[at + 1]! });
  return { first: first!, rest };
}

const moulds = new WeakMap<object, Map<string, Mould>>();

/**
 * The field's HTML: `design` drawn with `contents` (each HTML already) in their places.
 * `variant` names all that differs between drawings of one field beside the contents; a field with an issue or a provenance is drawn anew.
 */
export function cast(field: FieldView, variant: string, contents: readonly string[], design: Design): string {
  const isPlain = field.issue === undefined && field.provenance === undefined;
  return isPlain
    ? castFrom(field.face, variant, contents, design)
    : fill(drawMould(design, contents.length), contents);
}

/** The same for a part that never has an issue of its own: `owner` is whatever the part is always the same for. */
export function castFrom(
  owner: object,
  variant: string,
  contents: readonly string[],
  design: Design,
): string {
  let variants = moulds.get(owner);
  if (!variants) {
    variants = new Map();
    moulds.set(owner, variants);
  }
  let mould = variants.get(variant);
  if (!mould) {
    mould = drawMould(design, contents.length);
    variants.set(variant, mould);
  }
  return fill(mould, contents);
}

function fill({ first, rest }: Mould, contents: readonly string[]): string {
  let html = first;
  for (const part of rest) html += contents[part.content]! + part.html;
  return html;
}

const special = /["&<]/;

/** Text as HTML, for an attribute in double quotes or between tags. */
export function escaped(text: string): string {
  if (!special.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
