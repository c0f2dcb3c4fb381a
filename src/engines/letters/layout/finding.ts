import type { Box, SeenLine } from './seen-page.ts';

/** A departure of a document from the layout the law asks for. */
export interface LayoutFinding {
  readonly code: FindingCode;
  /** `error`: the law says otherwise; `warning`: probably so, a person should look. */
  readonly severity: 'error' | 'warning';
  /** From one. */
  readonly page: number;
  /** Points from the upper left corner; none for what is missing. */
  readonly box?: Box | undefined;
  /** "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3" */
  readonly article: string;
  /** What is wrong, for the person who wrote the document. */
  readonly message: string;
  /** What to do. */
  readonly mend: string;
}

export const findingCodes = [
  'page-size',
  'margin-top',
  'margin-bottom',
  'margin-left',
  'margin-right',
  'font-family',
  'text-colour',
  'page-number-missing',
  'page-number-first',
  'page-number-place',
  'part-missing',
  'wording',
  'size',
  'bold',
  'italic',
  'capitals',
  'line-beneath',
  'side',
  'number-form',
  'number-type',
  'date-form',
  'date-row',
  'centred',
  'letter-summary',
  'list-ends',
  'ground-ends',
  'body-size',
  'indent',
  'line-spacing',
  'justified',
  'authority-form',
  'honours',
  'kept-copy',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** @internal what a check says; the article's law and the severity are added by `checkLayout`. */
export interface Remark extends Omit<LayoutFinding, 'severity'> {
  readonly severity?: LayoutFinding['severity'];
}

/** @internal a remark on a line */
export function onLine(
  line: SeenLine,
  code: FindingCode,
  article: string,
  message: string,
  mend: string,
): Remark {
  const { left, top, width, height } = line;
  return { code, page: line.page, box: { left, top, width, height }, article, message, mend };
}

/** @internal a remark on what is not there */
export function missing(article: string, what: string, mend: string): Remark {
  return { code: 'part-missing', page: 1, article, message: `Không thấy ${what}.`, mend };
}
