import { readFileSync } from 'node:fs';
import { readPages } from '../layout/read-pages.ts';
import type { SeenLine, SeenPage } from '../layout/seen-page.ts';
import type { LetterPress, Template } from '../letter-press.ts';
import { differingLines } from './differing-lines.ts';

export interface Comparison {
  /** Byte for byte. */
  readonly isSame: boolean;
  readonly removed: readonly SeenLine[];
  readonly added: readonly SeenLine[];
  /** Both letters side by side, the differing lines tinted. */
  readonly pdf: Uint8Array;
}

const source = readFileSync(new URL('./comparison.typ', import.meta.url), 'utf8');
const words = { before: 'MẪU CŨ', after: 'MẪU MỚI', none: 'không có trang này' };

/**
 * What a change of a template does to a letter: the old and the new one from the same data.
 *
 * @example await compareTemplates(press, { before: 'refusal', after: { source: edited }, data, createdAt })
 * @throws LetterError when one of the two cannot be printed
 */
export async function compareTemplates(
  press: LetterPress,
  {
    before,
    after,
    data,
    createdAt,
  }: {
    readonly before: Template;
    readonly after: Template;
    readonly data: unknown;
    readonly createdAt: Temporal.Instant;
  },
): Promise<Comparison> {
  const [old, young] = await Promise.all([
    press.render(before, data, { createdAt }),
    press.render(after, data, { createdAt }),
  ]);
  const [oldPages, youngPages] = await Promise.all([readPages(old), readPages(young)]);
  const { removed, added } = differingLines(oldPages, youngPages);
  const pdf = await press.render(
    { source },
    {
      title: 'So sánh mẫu văn bản',
      words,
      before: { file: '/files/before.pdf', pages: oldPages.map((page) => shown(page, removed)) },
      after: { file: '/files/after.pdf', pages: youngPages.map((page) => shown(page, added)) },
    },
    { createdAt, files: { 'before.pdf': old, 'after.pdf': young }, isArchival: false },
  );
  return { isSame: Buffer.compare(old, young) === 0, removed, added, pdf };
}

const shown = ({ number, width, height }: SeenPage, differing: readonly SeenLine[]) => ({
  width,
  height,
  lines: differing
    .filter(({ page }) => page === number)
    .map(({ left, top, width, height }) => ({ left, top, width, height })),
});
