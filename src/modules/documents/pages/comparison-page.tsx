import { Card, ComparedText, FilterBar, FilterField, PageTitle } from '#ui/index.ts';
import type { ComparedPapers } from '../compare-papers.ts';
import { type Document, nameOf } from '../model.ts';
import { documentPaths } from '../paths.ts';
import { trackChanges, type Version } from '../track-changes.ts';
import { ComparedPictures } from './compared-pictures.tsx';
import { Frame } from './frame.tsx';
import { titleOf } from './marks.tsx';

/** Two revisions as one text: what came is underlined, what went is struck out, each with who did it. */
export function ComparisonPage({
  document,
  numbers,
  before,
  after,
  versions,
  papers,
  page,
}: {
  readonly document: Document;
  readonly numbers: readonly number[];
  readonly before: number;
  readonly after: number;
  /** From the first text to the last, with the author of each step. */
  readonly versions: readonly [Version, ...Version[]];
  readonly papers: ComparedPapers;
  /** Which page of the papers is shown. */
  readonly page: number;
}) {
  const options = numbers.map((number) => ({ value: String(number), label: `Bản ${number}` }));
  const isEmpty = versions.every(({ text }) => text === '');
  return (
    <Frame
      title="So sánh hai bản"
      direction={document.direction}
      trail={[
        { label: nameOf(document), href: documentPaths.document(document.id) },
        { label: 'So sánh hai bản' },
      ]}
    >
      <PageTitle title="So sánh hai bản" eyebrow={titleOf(document)} />
      <FilterBar action={documentPaths.comparison(document.id)} label="Chọn hai bản">
        <FilterField name="tu" label="Bản cũ" value={String(before)} options={options} />
        <FilterField name="den" label="Bản mới" value={String(after)} options={options} />
      </FilterBar>
      <Card title={`Bản ${before} thành bản ${after}`}>
        {isEmpty ? (
          <p>
            Chưa đọc được chữ trong hai bản này: tệp đang được đọc, hoặc là ảnh quét mà máy chủ chưa cài nhận
            dạng chữ.
          </p>
        ) : versions[0].text === versions.at(-1)!.text ? (
          <p>Hai bản không khác nhau về chữ.</p>
        ) : (
          <ComparedText lines={trackChanges(versions)} />
        )}
      </Card>
      {papers && (
        <ComparedPictures
          compared={papers}
          page={page}
          hrefOf={(number) => documentPaths.comparison(document.id, before, after, number)}
          titles={[`Bản ${before}`, `Bản ${after}`]}
        />
      )}
    </Frame>
  );
}
