import { DataTable, PageTitle, Tag } from '#ui/index.ts';
import type { DocumentRule } from '../regulation/find-rule.ts';
import { Frame } from './frame.tsx';

const signatureWords: Readonly<Record<string, string>> = {
  signer: 'người có thẩm quyền',
  seal: 'cơ quan',
};
const listed = (demands: unknown) =>
  (demands as readonly string[]).map((each) => signatureWords[each] ?? each).join(' và của ');

/** What a rule asks, as the office says it. */
function demandOf({ aspect, demands }: DocumentRule): string {
  switch (aspect) {
    case 'body':
      return 'Chỉ cơ quan làm việc theo chế độ tập thể ban hành; người đứng đầu ký thay mặt (TM.)';
    case 'byOrder':
      return 'Không giao người đứng đầu đơn vị ký thừa lệnh (TL.)';
    case 'issue':
      return `Gửi bằng phương tiện điện tử phải có chữ ký số của ${listed(demands)}`;
    case 'receive':
      return `Vào sổ như bản gốc phải có chữ ký số hợp lệ của ${listed(demands)}`;
    case 'years':
      return demands === 'permanent' ? 'Lưu vĩnh viễn' : `Lưu ít nhất ${demands} năm`;
  }
}

const whenWords: Readonly<Record<DocumentRule['aspect'], string>> = {
  body: 'Soạn, ký',
  byOrder: 'Soạn, ký',
  issue: 'Phát hành',
  receive: 'Vào sổ',
  years: 'Lập hồ sơ, lưu trữ',
};

/** What is valid, who may issue, how long it is kept: as it is enforced today. */
export const RegulationPage = ({ rules }: { readonly rules: readonly DocumentRule[] }) => (
  <Frame title="Quy định về văn bản điện tử" direction="incoming" trail={[{ label: 'Quy định' }]}>
    <PageTitle
      title="Quy định về văn bản điện tử"
      lead="Những điều dưới đây được hệ thống giữ: việc làm trái bị từ chối và nêu điều luật."
    />
    <DataTable
      caption="Quy định đang áp dụng"
      rows={rules}
      rowKey={({ typeName, aspect }) => `${typeName} ${aspect}`}
      stacksOnPhone
      empty="Chưa có quy định nào được nạp."
      columns={[
        {
          key: 'type',
          header: 'Loại văn bản',
          namesRow: true,
          cell: ({ typeName }) => typeName || 'Mọi loại',
        },
        { key: 'when', header: 'Khi', cell: ({ aspect }) => whenWords[aspect] },
        { key: 'demand', header: 'Yêu cầu', cell: demandOf },
        {
          key: 'law',
          header: 'Căn cứ',
          cell: ({ law, isConfirmed }) => (
            <>
              {law} {!isConfirmed && <Tag tone="warning">Chờ đối chiếu</Tag>}
            </>
          ),
        },
      ]}
    />
  </Frame>
);
