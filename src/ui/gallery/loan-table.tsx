import { DataTable } from '../data-table/data-table.tsx';
import { DeadlineChip } from '../deadline-chip/deadline-chip.tsx';
import { FilterBar } from '../filter-bar/filter-bar.tsx';
import { FilterField } from '../filter-bar/filter-field.tsx';
import { formatDate } from '../format/format-date.ts';
import { formatMoney } from '../format/format-number.ts';
import { Pagination } from '../pagination/pagination.tsx';
import { TabLinks } from '../tab-links/tab-links.tsx';
import { loans } from './sample.tsx';

/** A list as a desk sees it: views, filters, rows, pages. */
export const LoanTable = () => (
  <>
    <TabLinks
      label="Các danh sách"
      tabs={[
        { label: 'Đang mượn', href: '?view=open', isCurrent: true, count: 4 },
        { label: 'Quá hạn', href: '?view=late', count: 1 },
        { label: 'Đã trả', href: '?view=done' },
      ]}
    />
    <FilterBar action="/muon" label="Lọc lượt mượn" clearHref="/muon">
      <FilterField name="q" label="Tên sách hoặc người mượn" value="Kiều" />
      <FilterField
        name="room"
        label="Kho"
        value="a"
        options={[
          { value: '', label: 'Mọi kho' },
          { value: 'a', label: 'Kho A' },
        ]}
      />
      <FilterField name="from" label="Mượn từ ngày" type="date" />
    </FilterBar>
    <DataTable
      caption="Sách đang mượn"
      rows={loans}
      rowKey={(loan) => loan.code}
      empty="Không có lượt mượn nào"
      stacksOnPhone
      columns={[
        {
          key: 'code',
          header: 'Mã',
          noWrap: true,
          cell: (loan) => <a href={`/muon/${loan.code}`}>{loan.code}</a>,
        },
        { key: 'title', header: 'Sách', namesRow: true, cell: (loan) => loan.title },
        { key: 'reader', header: 'Người mượn', cell: (loan) => loan.reader },
        {
          key: 'on',
          header: 'Ngày mượn',
          noWrap: true,
          sort: { href: '?sort=-on', direction: 'ascending' },
          cell: (loan) => formatDate(loan.borrowedOn, 'vi'),
        },
        {
          key: 'due',
          header: 'Hạn trả',
          sort: { href: '?sort=due' },
          cell: (loan) => <DeadlineChip left={{ unit: 'day', amount: loan.daysLeft }} />,
        },
        { key: 'fee', header: 'Tiền cược', isNumber: true, cell: (loan) => formatMoney(loan.feeVnd, 'vi') },
      ]}
    />
    <Pagination previousHref="?before=1" nextHref="?after=4" summary="Lượt 21–24 trên 1.234" />
  </>
);
