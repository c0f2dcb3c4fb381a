import { statusInWords } from '#modules/dossiers/index.ts';
import {
  Button,
  DataTable,
  EmptyState,
  formatDate,
  formatDateTime,
  formatNumber,
  LabelledBox,
  PageTitle,
  Tag,
} from '#ui/index.ts';
import { portalLinePaths } from '../paths.ts';
import type { ComparedDay, listDifferences } from '../queries.ts';
import { PortalFrame } from './portal-frame.tsx';

export interface DaysPageProps {
  readonly days: readonly ComparedDay[];
  readonly yesterday: Temporal.PlainDate;
  readonly problem?: string | undefined;
}

/** The days compared with the portal, the latest first. */
export const DaysPage = ({ days, yesterday, problem }: DaysPageProps) => (
  <PortalFrame title="Đối soát với Cổng" problem={problem}>
    <PageTitle
      title="Đối soát với Cổng"
      lead="Trạng thái cuối ngày của từng hồ sơ ở đây và trên Cổng. Ngày hôm qua được đối soát mỗi sáng."
    />
    <form class="mu-row" method="post" action={portalLinePaths.days}>
      <LabelledBox id="on" label="Đối soát ngày">
        {(box) => <input class="ds-input" type="date" value={yesterday.toString()} {...box} />}
      </LabelledBox>
      <Button>Đối soát</Button>
    </form>
    <DataTable
      caption="Các ngày đã đối soát"
      rows={days}
      rowKey={(day) => day.onDate.toString()}
      stacksOnPhone
      empty={<EmptyState title="Chưa đối soát ngày nào." />}
      columns={[
        {
          key: 'on',
          header: 'Ngày',
          namesRow: true,
          cell: ({ onDate }) => (
            <a href={portalLinePaths.day(onDate.toString())}>{formatDate(onDate, 'vi')}</a>
          ),
        },
        { key: 'ours', header: 'Hồ sơ ở đây', isNumber: true, cell: ({ ours }) => formatNumber(ours, 'vi') },
        {
          key: 'theirs',
          header: 'Hồ sơ trên Cổng',
          isNumber: true,
          cell: ({ theirs }) => formatNumber(theirs, 'vi'),
        },
        {
          key: 'differences',
          header: 'Khác nhau',
          noWrap: true,
          cell: ({ differences }) =>
            Number(differences) > 0 ? (
              <Tag tone="warning">{formatNumber(Number(differences), 'vi')}</Tag>
            ) : (
              <Tag tone="success">Khớp</Tag>
            ),
        },
        {
          key: 'at',
          header: 'Đối soát lúc',
          noWrap: true,
          cell: ({ comparedAt }) => formatDateTime(comparedAt, 'vi'),
        },
      ]}
    />
  </PortalFrame>
);

export interface DayPageProps {
  readonly on: Temporal.PlainDate;
  readonly differences: Awaited<ReturnType<typeof listDifferences>>;
  /** The portal's own word for a status, in ours where we know it. */
  readonly ourStatusOf: (theirs: string) => number | undefined;
}

/** What differs on a day, and the act that mends it. */
export function DayPage({ on, differences, ourStatusOf }: DayPageProps) {
  const title = `Đối soát ngày ${formatDate(on, 'vi')}`;
  const there = (theirs: string | null) => {
    if (theirs === null) return 'Không có';
    const status = ourStatusOf(theirs);
    return status ? statusInWords(status, 'vi') : theirs;
  };
  return (
    <PortalFrame
      title={title}
      breadcrumbs={[{ label: 'Đối soát', href: portalLinePaths.days }, { label: formatDate(on, 'vi') }]}
    >
      <PageTitle title={title} lead="Chỉ những hồ sơ có trạng thái cuối ngày khác nhau." />
      <DataTable
        caption="Hồ sơ khác nhau"
        rows={differences}
        rowKey={(row) => row.dossierCode}
        stacksOnPhone
        empty={<EmptyState title="Mọi hồ sơ của ngày này đều khớp." />}
        columns={[
          { key: 'code', header: 'Hồ sơ', namesRow: true, cell: ({ dossierCode }) => dossierCode },
          {
            key: 'ours',
            header: 'Ở đây',
            cell: ({ ours }) => (ours ? statusInWords(ours, 'vi') : 'Không có'),
          },
          { key: 'theirs', header: 'Trên Cổng', cell: ({ theirs }) => there(theirs) },
        ]}
      />
      {differences.some(({ dossierId }) => dossierId !== null) && (
        <form method="post" action={portalLinePaths.dayResending(on.toString())}>
          <p>Gửi lại dùng đúng mã bản tin cũ: bản tin Cổng đã có không bị tính hai lần.</p>
          <Button>Gửi lại trạng thái của các hồ sơ này</Button>
        </form>
      )}
    </PortalFrame>
  );
}
