import type { Calendar } from '#engines/working-time/index.ts';
import { type Obligation, owedVnd, PaymentTag } from '#modules/payments/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import { SavedViews, type SavedViewsProps, viewHref } from '#modules/workflow/index.ts';
import {
  DataTable,
  EmptyState,
  FilterBar,
  FilterField,
  formatDateTime,
  PageTitle,
  Pagination,
} from '#ui/index.ts';
import { type DossierListQuery, deskPaths } from '../../desk-paths.ts';
import { statusNames } from '../../messages.vi.ts';
import { type Dossier, type StatusName, statuses } from '../../model.ts';
import { StatusTag } from '../shared/status-tag.tsx';
import { DeadlineMark } from './deadline.tsx';

export interface DossierListPageProps {
  readonly asked: DossierListQuery;
  readonly savedViews: SavedViewsProps;
  readonly dossiers: readonly Dossier[];
  readonly nextHref: string | undefined;
  /** What each owes or has paid, by dossier. */
  readonly fees: ReadonlyMap<string, readonly Obligation[]>;
  readonly calendar: Calendar;
  readonly now: Temporal.Instant;
}

const statusOptions = [
  { value: '', label: 'Mọi trạng thái' },
  ...(Object.entries(statuses) as [StatusName, number][]).map(([name, value]) => ({
    value: String(value),
    label: statusNames[name],
  })),
];

/** The dossiers the officer may see, the latest first; found by code or by the applicant's name. */
export function DossierListPage({
  asked,
  savedViews,
  dossiers,
  nextHref,
  fees,
  calendar,
  now,
}: DossierListPageProps) {
  const isFiltered = Boolean(asked.q || asked.status || asked.isOverdue);
  return (
    <DeskFrame title="Hồ sơ">
      <div class="mu-stack">
        <PageTitle title="Hồ sơ" lead="Hồ sơ cơ quan bạn tiếp nhận, giải quyết hoặc trả kết quả." />
        <FilterBar
          action={deskPaths.list()}
          label="Lọc hồ sơ"
          clearHref={isFiltered ? viewHref('dossiers', '') : undefined}
        >
          <FilterField name="q" label="Mã, tên người nộp hoặc nội dung" type="search" value={asked.q} />
          <FilterField
            name="trang-thai"
            label="Trạng thái"
            value={asked.status ? String(asked.status) : ''}
            options={statusOptions}
          />
          <FilterField
            name="qua-han"
            label="Hạn"
            value={asked.isOverdue ? '1' : ''}
            options={[
              { value: '', label: 'Mọi hạn' },
              { value: '1', label: 'Đang quá hạn' },
            ]}
          />
        </FilterBar>
        <SavedViews {...savedViews} />
        <DataTable
          caption="Danh sách hồ sơ, mới nộp trước"
          rows={dossiers}
          rowKey={(dossier) => dossier.id}
          stacksOnPhone
          empty={
            <EmptyState title={isFiltered ? 'Không có hồ sơ nào như vậy.' : 'Chưa có hồ sơ nào.'}>
              {isFiltered && (
                <p>
                  Tìm trong hồ sơ và giấy tờ kèm theo, gõ không dấu và gọi tên xã, phường cũ cũng được; số
                  định danh, số điện thoại không tìm ở đây.
                </p>
              )}
            </EmptyState>
          }
          columns={[
            {
              key: 'code',
              header: 'Mã hồ sơ',
              namesRow: true,
              noWrap: true,
              cell: (dossier) => <a href={deskPaths.dossier(dossier.id)}>{dossier.code}</a>,
            },
            { key: 'applicant', header: 'Người nộp', cell: (dossier) => dossier.applicantName },
            { key: 'procedure', header: 'Thủ tục', cell: (dossier) => dossier.procedureName },
            {
              key: 'status',
              header: 'Trạng thái',
              cell: (dossier) => (
                <>
                  <StatusTag status={dossier.status} />{' '}
                  {fees
                    .get(dossier.id)
                    ?.filter((fee) => owedVnd(fee) > 0)
                    .map((fee) => (
                      <PaymentTag isAlone key={fee.id} {...fee} />
                    ))}
                </>
              ),
            },
            {
              key: 'due',
              header: 'Hạn',
              noWrap: true,
              cell: (dossier) => <DeadlineMark dossier={dossier} calendar={calendar} now={now} />,
            },
            {
              key: 'submitted',
              header: 'Nộp lúc',
              noWrap: true,
              cell: (dossier) => formatDateTime(dossier.submittedAt, 'vi'),
            },
          ]}
        />
        {asked.after && (
          <p>
            <a href={isFiltered ? deskPaths.list({ ...asked, after: undefined }) : viewHref('dossiers', '')}>
              Về đầu danh sách
            </a>
          </p>
        )}
        <Pagination nextHref={nextHref} />
      </div>
    </DeskFrame>
  );
}
