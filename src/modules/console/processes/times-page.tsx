import type { Calendar } from '#engines/working-time/index.ts';
import { roleName } from '#modules/org/index.ts';
import { type Holding, hoursHeld, type StepTime } from '#modules/workflow/index.ts';
import { Card, DataTable, formatDateTime, Tag } from '#ui/index.ts';
import { consolePaths } from '../paths.ts';
import type { OpenProcess } from './open-process.ts';
import { ProcessFrame } from './process-frame.tsx';
import { hoursInWords } from './step-words.ts';

/** Names for the ids that stand in holdings. */
export interface HolderNames {
  readonly units: ReadonlyMap<string, string>;
  readonly officers: ReadonlyMap<string, string>;
}

export interface TimesPageProps {
  readonly open: OpenProcess;
  readonly steps: readonly StepTime[];
  /** What is held now, the longest first. */
  readonly held: readonly Holding[];
  readonly names: HolderNames;
  readonly calendar: Calendar;
  readonly now: Temporal.Instant;
  readonly latest: number;
}

/** Where the time of a process goes, and who holds its work now. */
export const TimesPage = ({ open, steps, held, names, calendar, now, latest }: TimesPageProps) => (
  <ProcessFrame open={open} view="times">
    <Card title="Thời gian ở mỗi bước">
      <p class="mu-quiet">
        Theo {latest} hồ sơ gần nhất của bản này, tính bằng giờ làm việc từ lúc việc đến đến lúc chuyển đi, kể
        cả lúc chờ người dân bổ sung.
      </p>
      <DataTable
        caption="Thời gian ở mỗi bước"
        rows={steps}
        rowKey={({ elementId }) => elementId}
        stacksOnPhone
        empty="Chưa có bước nào được làm xong trên bản này."
        columns={[
          { key: 'title', header: 'Bước', namesRow: true, cell: ({ title }) => title },
          { key: 'count', header: 'Lượt', isNumber: true, cell: ({ count }) => count },
          {
            key: 'median',
            header: 'Thường mất',
            isNumber: true,
            cell: ({ medianHours }) => hoursInWords(medianHours),
          },
          {
            key: 'slow',
            header: 'Chín phần mười không quá',
            isNumber: true,
            cell: ({ slowHours }) => hoursInWords(slowHours),
          },
          {
            key: 'repeats',
            header: 'Làm lại',
            isNumber: true,
            cell: ({ repeats }) => (repeats > 0 ? <Tag tone="warning">{String(repeats)}</Tag> : '0'),
          },
        ]}
      />
    </Card>
    <Card title="Đang giữ lâu nhất">
      <HoldingTable
        holdings={held}
        names={names}
        calendar={calendar}
        now={now}
        caption="Việc đang chờ lâu nhất"
        empty="Không có việc nào đang chờ."
        showsDossier
      />
    </Card>
  </ProcessFrame>
);

export interface HoldingTableProps {
  readonly holdings: readonly Holding[];
  readonly names: HolderNames;
  readonly calendar: Calendar;
  readonly now: Temporal.Instant;
  readonly caption: string;
  readonly empty: string;
  readonly showsDossier?: boolean | undefined;
}

/** Who held what from when until when, in working hours. */
export const HoldingTable = ({
  holdings,
  names,
  calendar,
  now,
  caption,
  empty,
  showsDossier,
}: HoldingTableProps) => (
  <DataTable
    caption={caption}
    rows={holdings.map((holding, index) => ({ ...holding, index }))}
    rowKey={({ index }) => String(index)}
    stacksOnPhone
    empty={empty}
    columns={[
      ...(showsDossier
        ? [
            {
              key: 'code',
              header: 'Hồ sơ',
              noWrap: true,
              cell: ({ subjectCode }: Holding) => (
                <a href={consolePaths.dossierTimes(subjectCode)}>{subjectCode}</a>
              ),
            },
          ]
        : []),
      { key: 'step', header: 'Bước', namesRow: true, cell: ({ title }) => title },
      {
        key: 'who',
        header: 'Người giữ',
        cell: ({ officerId, role, unitId }) => (
          <>
            {(officerId && names.officers.get(officerId)) ?? roleName(role)}
            <div class="mu-quiet">{names.units.get(unitId)}</div>
          </>
        ),
      },
      { key: 'from', header: 'Từ', noWrap: true, cell: ({ from }) => formatDateTime(from, 'vi') },
      {
        key: 'until',
        header: 'Đến',
        noWrap: true,
        cell: ({ until, state }) =>
          until ? (
            formatDateTime(until, 'vi')
          ) : (
            <Tag tone={state === 'suspended' ? 'neutral' : 'info'}>
              {state === 'suspended' ? 'Tạm dừng' : 'Đang giữ'}
            </Tag>
          ),
      },
      {
        key: 'hours',
        header: 'Giờ làm việc',
        isNumber: true,
        cell: ({ from, until }) => hoursInWords(hoursHeld(calendar, from, until ?? now)),
      },
    ]}
  />
);
