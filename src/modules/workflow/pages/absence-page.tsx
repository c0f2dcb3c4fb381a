import type { Absence } from '#modules/org/index.ts';
import type { HeldPosition } from '#platform/access/actor.ts';
import {
  Button,
  Card,
  type Column,
  DataTable,
  formatDate,
  type Posted,
  TextBox,
  WordsBox,
} from '#ui/index.ts';
import { workflowPaths } from '../paths.ts';
import { Choose } from './choose.tsx';
import { OwnFrame } from './own-frame.tsx';

export interface AbsencePageProps {
  readonly absences: readonly Absence[];
  readonly positions: readonly HeldPosition[];
  readonly colleagues: readonly { readonly officerId: string; readonly fullName: string }[];
  readonly posted: Posted;
}

/** Days away, and who stands in: one's own to set, and those of colleagues one stands in for. */
export function AbsencePage({ absences, positions, colleagues, posted }: AbsencePageProps) {
  return (
    <OwnFrame
      title="Vắng mặt, nhờ làm thay"
      lead="Người làm thay thấy và xử lý việc của bạn trong những ngày này; mỗi việc ghi rõ làm thay mặt bạn. Hết hạn, việc tự trở lại với bạn."
      posted={posted}
    >
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
            posted={posted}
            options={positions.map(({ positionId, title }) => ({ value: positionId, label: title }))}
          />
          <Choose
            name="substitute"
            label="Người làm thay"
            posted={posted}
            options={colleagues.map(({ officerId, fullName }) => ({ value: officerId, label: fullName }))}
          />
          <TextBox type="date" name="from" label="Từ ngày" posted={posted} />
          <TextBox type="date" name="to" label="Đến hết ngày" posted={posted} />
          <WordsBox name="reason" label="Lý do (không bắt buộc)" rows={2} posted={posted} />
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
