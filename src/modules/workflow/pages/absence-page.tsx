import type { Absence } from '#modules/org/index.ts';
import type { HeldPosition } from '#platform/access/actor.ts';
import { Button, Card, type Column, DataTable, ErrorSummary, formatDate } from '#ui/index.ts';
import { workflowPaths } from '../paths.ts';
import { Choose, TextBox, type Typed, Words } from './field.tsx';
import { OwnFrame } from './own-frame.tsx';

export interface AbsencePageProps {
  readonly absences: readonly Absence[];
  readonly positions: readonly HeldPosition[];
  readonly colleagues: readonly { readonly officerId: string; readonly fullName: string }[];
  readonly typed: Typed;
}

/** Days away, and who stands in: one's own to set, and those of colleagues one stands in for. */
export function AbsencePage({ absences, positions, colleagues, typed }: AbsencePageProps) {
  return (
    <OwnFrame
      title="Vắng mặt, nhờ làm thay"
      lead="Người làm thay thấy và xử lý việc của bạn trong những ngày này; mỗi việc ghi rõ làm thay mặt bạn. Hết hạn, việc tự trở lại với bạn."
      hasErrors={typed.issues.size > 0}
    >
      <ErrorSummary errors={typed.issues} />
      {absences.length > 0 && (
        <DataTable
          caption="Đang và sắp làm thay"
          showsCaption
          rows={absences}
          rowKey={(absence) => absence.id}
          columns={columns}
          stacksOnPhone
          empty="Không có ai làm thay."
        />
      )}
      <Card title="Nhờ đồng nghiệp làm thay">
        <form class="mu-stack" method="post" action={workflowPaths.absences} noValidate>
          <Choose
            name="position"
            label="Chức vụ của bạn"
            typed={typed}
            options={positions.map(({ positionId, title }) => ({ value: positionId, label: title }))}
          />
          <Choose
            name="substitute"
            label="Người làm thay"
            typed={typed}
            options={colleagues.map(({ officerId, fullName }) => ({ value: officerId, label: fullName }))}
          />
          <TextBox type="date" name="from" label="Từ ngày" typed={typed} />
          <TextBox type="date" name="to" label="Đến hết ngày" typed={typed} />
          <Words name="reason" label="Lý do (không bắt buộc)" rows={2} typed={typed} />
          <div>
            <Button>Ghi</Button>
          </div>
        </form>
      </Card>
    </OwnFrame>
  );
}

const columns: readonly Column<Absence>[] = [
  {
    key: 'who',
    header: 'Ai thay ai',
    namesRow: true,
    cell: ({ isOwn, absentName, substituteName }) =>
      isOwn ? `${substituteName} làm thay bạn` : `Bạn làm thay ${absentName}`,
  },
  { key: 'position', header: 'Chức vụ', cell: ({ title }) => title },
  {
    key: 'days',
    header: 'Thời gian',
    noWrap: true,
    cell: ({ validFrom, validTo }) => `${formatDate(validFrom, 'vi')} – ${formatDate(validTo, 'vi')}`,
  },
  {
    key: 'act',
    header: 'Trở lại sớm',
    cell: ({ id, isOwn, title }) =>
      isOwn && (
        <form method="post" action={workflowPaths.absence(id)}>
          <Button variant="secondary">
            Nhận lại việc<span class="ds-sr-only">, {title}</span>
          </Button>
        </form>
      ),
  },
];
