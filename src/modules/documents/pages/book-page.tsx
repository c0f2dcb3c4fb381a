import {
  type Column,
  DataTable,
  FilterBar,
  FilterField,
  formatDate,
  formatDateTime,
  PageTitle,
} from '#ui/index.ts';
import type { Direction } from '../model.ts';
import { documentPaths } from '../paths.ts';
import type { BookLine } from '../register-book.ts';
import { Frame } from './frame.tsx';
import { titleOf } from './marks.tsx';

const titles: Readonly<Record<Direction, string>> = {
  incoming: 'Sổ đăng ký văn bản đến',
  outgoing: 'Sổ đăng ký văn bản đi',
};

/** The book of a register, to be printed, signed and bound (NĐ 30/2020/NĐ-CP, Phụ lục IV). */
export const BookPage = ({
  direction,
  from,
  to,
  lines,
}: {
  readonly direction: Direction;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly lines: readonly BookLine[];
}) => (
  <Frame title={titles[direction]} direction={direction} trail={[{ label: 'In sổ' }]}>
    <PageTitle
      title={titles[direction]}
      lead={`Từ ngày ${formatDate(from, 'vi')} đến ngày ${formatDate(to, 'vi')}. In trang này bằng trình duyệt.`}
    />
    <FilterBar action={documentPaths.book(direction)} label="Chọn kỳ">
      <FilterField name="tu" label="Từ ngày" type="date" value={from.toString()} />
      <FilterField name="den" label="Đến ngày" type="date" value={to.toString()} />
    </FilterBar>
    <DataTable
      caption={titles[direction]}
      rows={lines}
      rowKey={({ document }) => document.id}
      empty="Không có văn bản nào trong kỳ này."
      columns={direction === 'incoming' ? incomingColumns : outgoingColumns}
    />
  </Frame>
);

const what: Column<BookLine> = {
  key: 'what',
  header: 'Tên loại và trích yếu',
  namesRow: true,
  cell: ({ document }) => [document.typeName, titleOf(document)].filter(Boolean).join(' '),
};
const code: Column<BookLine> = {
  key: 'code',
  header: 'Số, ký hiệu',
  noWrap: true,
  cell: ({ document }) => document.code ?? '',
};
const promulgated: Column<BookLine> = {
  key: 'promulgated',
  header: 'Ngày tháng',
  noWrap: true,
  cell: ({ document }) => document.promulgatedOn && formatDate(document.promulgatedOn, 'vi'),
};
const empty = (key: string, header: string): Column<BookLine> => ({ key, header, cell: () => '' });

const incomingColumns: readonly Column<BookLine>[] = [
  {
    key: 'at',
    header: 'Ngày đến',
    noWrap: true,
    cell: ({ document }) => document.registeredAt && formatDateTime(document.registeredAt, 'vi'),
  },
  { key: 'number', header: 'Số đến', isNumber: true, cell: ({ document }) => document.number },
  { key: 'sender', header: 'Tác giả', cell: ({ document }) => document.senderName },
  code,
  promulgated,
  what,
  { key: 'who', header: 'Đơn vị hoặc người nhận', cell: ({ who }) => who },
  {
    key: 'given',
    header: 'Ngày chuyển',
    noWrap: true,
    cell: ({ givenAt }) => givenAt && formatDateTime(givenAt, 'vi'),
  },
  empty('received', 'Ký nhận'),
  empty('note', 'Ghi chú'),
];

const outgoingColumns: readonly Column<BookLine>[] = [
  code,
  promulgated,
  what,
  { key: 'who', header: 'Người ký', cell: ({ who }) => who },
  { key: 'receivers', header: 'Nơi nhận', cell: ({ receivers }) => receivers.join('; ') },
  { key: 'kept', header: 'Đơn vị nhận bản lưu', cell: () => 'Văn thư' },
  { key: 'copies', header: 'Số lượng bản', isNumber: true, cell: ({ receivers }) => receivers.length + 1 },
  empty('note', 'Ghi chú'),
];
