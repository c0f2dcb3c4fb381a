import { Card, ComparedText, FilterBar, FilterField, PageTitle } from '#ui/index.ts';
import { compareTexts } from '../compare-texts.ts';
import type { Document } from '../model.ts';
import { nameOf } from '../model.ts';
import { documentPaths } from '../paths.ts';
import { Frame } from './frame.tsx';
import { titleOf } from './marks.tsx';

export interface ComparedRevision {
  readonly number: number;
  readonly text: string;
}

/** Two revisions as one text: what came is underlined, what went is struck out. */
export function ComparisonPage({
  document,
  numbers,
  before,
  after,
}: {
  readonly document: Document;
  readonly numbers: readonly number[];
  readonly before: ComparedRevision;
  readonly after: ComparedRevision;
}) {
  const options = numbers.map((number) => ({ value: String(number), label: `Bản ${number}` }));
  const isEmpty = before.text === '' && after.text === '';
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
        <FilterField name="tu" label="Bản cũ" value={String(before.number)} options={options} />
        <FilterField name="den" label="Bản mới" value={String(after.number)} options={options} />
      </FilterBar>
      <Card title={`Bản ${before.number} thành bản ${after.number}`}>
        {isEmpty ? (
          <p>
            Chưa đọc được chữ trong hai bản này: tệp đang được đọc, hoặc là ảnh quét mà máy chủ chưa cài nhận
            dạng chữ.
          </p>
        ) : before.text === after.text ? (
          <p>Hai bản không khác nhau về chữ.</p>
        ) : (
          <ComparedText lines={compareTexts(before.text, after.text)} />
        )}
      </Card>
    </Frame>
  );
}
