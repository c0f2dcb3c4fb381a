import { DeskFrame, sitePaths } from '#modules/site/index.ts';
import { Alert, Card, DataTable, EmptyState, FigureList, LabelledBox, PageTitle } from '#ui/index.ts';
import { formatCount, formatShare } from '../format.ts';
import { shareOf } from '../model.ts';
import { dashboardPaths } from '../paths.ts';
import type { Punctuality, Simulation, StepOfPast } from './simulate.ts';

export interface SimulationPageProps {
  readonly agencyName: string;
  readonly procedures: readonly { readonly code: string; readonly name: string; readonly count: number }[];
  readonly procedureCode: string | undefined;
  readonly limitDays: number | undefined;
  /** What was asked of a step, as it stands in its boxes. */
  readonly asked: ReadonlyMap<string, { readonly staff: string; readonly work: string }>;
  readonly simulation: Simulation | undefined;
  readonly minutesADay: number;
}

/** What last year would have been with another limit, other staff, other steps. */
export function SimulationPage(props: SimulationPageProps) {
  const { agencyName, procedures, procedureCode, simulation } = props;
  return (
    <DeskFrame title="Thử thay đổi">
      <div class="mu-stack">
        <PageTitle
          title="Thử thay đổi"
          lead={`Chạy lại hồ sơ đã giải quyết trong 12 tháng qua của ${agencyName} với thời hạn, nhân sự hoặc các bước khác đi.`}
        />
        {procedures.length === 0 ? (
          <EmptyState title="Chưa có hồ sơ nào được giải quyết trong 12 tháng qua." />
        ) : (
          <form class="mu-stack" method="get" action={dashboardPaths.simulation()}>
            <LabelledBox id="thu-tuc" label="Thủ tục">
              {(box) => (
                <select class="ds-input" {...box}>
                  {procedures.map(({ code, name, count }) => (
                    <option key={code} value={code} selected={code === procedureCode}>
                      {`${name} (${formatCount(count, 'vi')} hồ sơ)`}
                    </option>
                  ))}
                </select>
              )}
            </LabelledBox>
            {simulation && <ChangeFields {...props} steps={simulation.steps} />}
            <div>
              <button class="ds-button" type="submit">
                {simulation ? 'Chạy thử' : 'Chọn thủ tục'}
              </button>
            </div>
          </form>
        )}
        {simulation && <Outcome simulation={simulation} minutesADay={props.minutesADay} />}
      </div>
    </DeskFrame>
  );
}

/** "2,5 ngày" of the working days there are. */
const inDays = (minutes: number, minutesADay: number) =>
  `${new Intl.NumberFormat('vi', { maximumFractionDigits: 1 }).format(minutes / minutesADay)} ngày`;

function ChangeFields({
  steps,
  asked,
  limitDays,
  minutesADay,
}: SimulationPageProps & { readonly steps: readonly StepOfPast[] }) {
  return (
    <>
      <LabelledBox
        id="ngay"
        label="Thời hạn giải quyết mới (ngày làm việc)"
        hint="Để trống nếu giữ thời hạn như cũ."
      >
        {(box) => <input class="ds-input" {...box} type="number" min={1} max={365} value={limitDays ?? ''} />}
      </LabelledBox>
      <DataTable
        caption="Các bước, và điều muốn thay đổi ở từng bước"
        rows={steps}
        rowKey={({ step }) => step}
        stacksOnPhone
        empty={<EmptyState title="Không có bước nào." />}
        columns={[
          { key: 'title', header: 'Bước', namesRow: true, cell: ({ title }) => title },
          {
            key: 'turns',
            header: 'Lượt',
            isNumber: true,
            cell: ({ turns }) => formatCount(turns, 'vi'),
          },
          {
            key: 'work',
            header: 'Làm (trung vị)',
            noWrap: true,
            cell: ({ medianWork }) => inDays(medianWork, minutesADay),
          },
          {
            key: 'wait',
            header: 'Chờ (trung vị)',
            noWrap: true,
            cell: ({ medianWait }) => inDays(medianWait, minutesADay),
          },
          {
            key: 'staff',
            header: 'Số người',
            cell: ({ step, staff, title }) => (
              <input
                class="ds-input"
                name={`nguoi.${step}`}
                type="number"
                min={1}
                max={200}
                aria-label={`Số người làm bước ${title}`}
                placeholder={String(staff)}
                value={asked.get(step)?.staff ?? ''}
              />
            ),
          },
          {
            key: 'share',
            header: 'Thời gian làm, %',
            cell: ({ step, title }) => (
              <input
                class="ds-input"
                name={`cong.${step}`}
                type="number"
                min={0}
                max={500}
                aria-label={`Thời gian làm bước ${title}, phần trăm so với trước; 0 là bỏ bước`}
                placeholder="100"
                value={asked.get(step)?.work ?? ''}
              />
            ),
          },
        ]}
      />
      <p class="mu-quiet">Ghi 0 % để bỏ hẳn một bước. Ô để trống giữ như cũ.</p>
    </>
  );
}

function Outcome({
  simulation: { past, model, changed, turned },
  minutesADay,
}: {
  readonly simulation: Simulation;
  readonly minutesADay: number;
}) {
  const total = past.onTime + past.late;
  const share = ({ onTime, late }: Punctuality) => formatShare(shareOf(onTime, onTime + late), 'vi');
  const tile = (label: string, each: Punctuality) => ({
    label,
    value: share(each),
    note: `trễ ${formatCount(each.late, 'vi')} trên ${formatCount(total, 'vi')} · một nửa xong trong ${inDays(each.median, minutesADay)}, chín phần mười trong ${inDays(each.ninth, minutesADay)}`,
  });
  return (
    <section class="mu-stack" aria-label="Kết quả chạy thử">
      <FigureList
        figures={[
          tile('Đúng hạn thực tế', past),
          tile('Chạy lại không đổi gì', model),
          {
            ...tile('Chạy lại với thay đổi', changed),
            tone: changed.late < model.late ? 'success' : undefined,
          },
        ]}
      />
      <Alert tone="info" title="Đọc kết quả thế nào">
        Chênh lệch giữa hai số đầu là sai số của cách tính. Hệ thống biết lúc hồ sơ đến tay và lúc chuyển đi,
        không biết lúc mở ra làm; ai giữ nhiều hồ sơ được coi là làm lần lượt từng hồ sơ.
      </Alert>
      <Card title="Hồ sơ có kết quả khác đi">
        <DataTable
          caption="Hồ sơ từ trễ thành đúng hạn, hoặc ngược lại"
          rows={turned.slice(0, 50)}
          rowKey={({ id }) => id}
          stacksOnPhone
          empty={<EmptyState title="Không hồ sơ nào có kết quả khác đi." />}
          columns={[
            {
              key: 'code',
              header: 'Mã hồ sơ',
              namesRow: true,
              cell: ({ id, code }) => <a href={`${sitePaths.dossiers}/${id}`}>{code}</a>,
            },
            {
              key: 'becomes',
              header: 'Sẽ là',
              cell: ({ becomes }) => (becomes === 'late' ? 'trễ hạn' : 'đúng hạn'),
            },
          ]}
        />
        {turned.length > 50 && <p class="mu-quiet">và {formatCount(turned.length - 50, 'vi')} hồ sơ nữa.</p>}
      </Card>
    </section>
  );
}
