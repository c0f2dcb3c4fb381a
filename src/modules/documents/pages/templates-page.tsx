import {
  type BoxOption,
  Button,
  Card,
  DataTable,
  PageTitle,
  type Posted,
  SelectBox,
  TextBox,
  WordsBox,
} from '#ui/index.ts';
import { documentPaths } from '../paths.ts';
import type { Template } from '../templates/templates.ts';
import { Frame } from './frame.tsx';

export interface TemplatesPageProps {
  readonly templates: readonly Template[];
  readonly unitNames: ReadonlyMap<string, string>;
  readonly types: readonly BoxOption[];
  /** Units in whose name the reader may keep one. */
  readonly units: readonly BoxOption[];
  readonly posted: Posted;
}

/** What units begin their documents with: used by one press, kept and retired by who heads a unit or keeps the register. */
export function TemplatesPage({ templates, unitNames, types, units, posted }: TemplatesPageProps) {
  const typeNames = new Map(types.map(({ value, label }) => [value, label]));
  return (
    <Frame title="Văn bản mẫu" direction="outgoing" trail={[{ label: 'Văn bản mẫu' }]} posted={posted}>
      <PageTitle
        title="Văn bản mẫu"
        lead="Soạn từ mẫu của đơn vị; sửa mẫu không đổi văn bản đã soạn. Khi đơn vị sáp nhập, mẫu theo về đơn vị mới."
      />
      <DataTable
        caption="Mẫu đang dùng"
        rows={templates}
        rowKey={({ id }) => id}
        stacksOnPhone
        empty="Chưa có mẫu nào."
        columns={[
          { key: 'name', header: 'Mẫu', namesRow: true, cell: ({ name }) => name },
          { key: 'type', header: 'Loại', cell: ({ typeCode }) => typeNames.get(typeCode) ?? typeCode },
          { key: 'unit', header: 'Đơn vị', cell: ({ unitId }) => unitNames.get(unitId) },
          {
            key: 'use',
            header: 'Dùng',
            cell: ({ id, name }) => (
              <div class="mu-row">
                <a href={`${documentPaths.newDraft()}?mau=${id}`}>
                  Soạn từ mẫu<span class="ds-sr-only"> {name}</span>
                </a>
                {units.length > 0 && (
                  <form method="post" action={documentPaths.templateEnd(id)}>
                    <Button variant="tertiary">
                      Thôi dùng<span class="ds-sr-only"> {name}</span>
                    </Button>
                  </form>
                )}
              </div>
            ),
          },
        ]}
      />
      {units.length > 0 && (
        <Card title="Thêm mẫu">
          <form class="mu-stack" method="post" action={documentPaths.templates()} noValidate>
            <TextBox name="name" label="Tên mẫu" posted={posted} />
            <SelectBox name="unit" label="Của đơn vị" options={units} posted={posted} />
            <SelectBox name="type" label="Loại văn bản" options={types} posted={posted} />
            <TextBox name="subject" label="Trích yếu" posted={posted} />
            <WordsBox name="addressees" label="Kính gửi" rows={2} posted={posted} />
            <WordsBox name="grounds" label="Căn cứ" rows={2} posted={posted} />
            <WordsBox name="text" label="Nội dung" rows={8} posted={posted} />
            <div>
              <Button variant="primary">Lưu mẫu</Button>
            </div>
          </form>
        </Card>
      )}
    </Frame>
  );
}
