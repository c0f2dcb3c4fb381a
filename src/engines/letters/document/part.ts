/**
 * What a document says, as its author writes it (Decree 30/2020, Annex I, II.6): a text is a paragraph; the other parts name
 * themselves by their first key. Numbers are not written: `numberParts` gives them.
 *
 * @example
 * - chapter: Quy định chung
 *   content:
 *     - article: [Quy chế này quy định …]
 *       title: Phạm vi điều chỉnh
 *     - article: [Áp dụng với, { point: cán bộ; }, { point: người lao động. }]
 */
export type Part =
  | string
  | Division<'part'>
  | Division<'chapter'>
  | Division<'section'>
  | Division<'subsection'>
  | Division<'heading'>
  | Numbered<'article'>
  | Numbered<'clause'>
  | Numbered<'point'>
  | { readonly list: readonly string[] }
  /** "Họ và tên: …", for the slips. */
  | { readonly fields: Readonly<Record<string, string>> }
  | { readonly table: Table }
  /** A bold line of its own. */
  | { readonly centred: string };

/** A part with a title: `chapter: Quy định chung`. `heading` is the "I. MỤC ĐÍCH" of plans and reports. */
type Division<Kind extends string> = { readonly [Key in Kind]: string } & {
  readonly content: readonly Part[];
};

/** A part with or without a title: `article: Phê duyệt …`, or `article: […]` with `title`. */
type Numbered<Kind extends string> = { readonly [Key in Kind]: string | readonly Part[] } & {
  readonly title?: string | undefined;
};

export interface Table {
  readonly title?: string | undefined;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

export interface Column {
  readonly title: string;
  /** Share of the width left; none: as wide as its text. */
  readonly width?: number | undefined;
  readonly align?: 'left' | 'center' | 'right' | undefined;
}

/** A part as the template draws it: every key is there, and its number is its label ("Điều 3.", "b)"). */
export type NumberedPart =
  | { readonly kind: 'paragraph' | 'centred'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'fields'; readonly fields: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'table'; readonly title: string | null; readonly columns: object; readonly rows: object }
  | {
      readonly kind: NumberedKind;
      readonly label: string;
      readonly title: string | null;
      readonly content: readonly NumberedPart[];
    };

export const numberedKinds = [
  'part',
  'chapter',
  'section',
  'subsection',
  'heading',
  'article',
  'clause',
  'point',
] as const;
export type NumberedKind = (typeof numberedKinds)[number];
