import type { ProcessVersion } from '#modules/procedures/index.ts';
import type { WaitingAt } from '#modules/workflow/index.ts';
import { useIsland, usePage } from '#platform/html/index.ts';
import { Alert, Button, Card, DataTable, formatDate, formatDateTime, Tag } from '#ui/index.ts';
import { consolePaths } from '../paths.ts';
import type { OpenProcess } from './open-process.ts';
import { ProcessFrame } from './process-frame.tsx';
import { doerOf, outcomeInWords } from './step-words.ts';
import { type SheetStep, stepsOf } from './steps.ts';

export interface RunningVersion extends Omit<ProcessVersion, 'process'> {
  readonly running: number;
  /** Whether it says the same as the one in force. */
  readonly isCurrent: boolean;
}

export interface ProcessPageProps {
  readonly open: OpenProcess;
  readonly waiting: readonly WaitingAt[];
  /** The versions of the procedure's own process, the newest first. */
  readonly versions: readonly RunningVersion[];
}

/** A process with where its work waits now: as a drawing where script is on, and as a table for everyone. */
export function ProcessPage({ open, waiting, versions }: ProcessPageProps) {
  const at = new Map(waiting.map((each) => [each.elementId, each]));
  const overdue = waiting.reduce((sum, each) => sum + each.overdue, 0);
  return (
    <ProcessFrame open={open} view="process">
      {!open.version && <OwnCopy />}
      {overdue > 0 && (
        <Alert tone="warning">
          <p>{overdue} việc trong quy trình này đã quá hạn.</p>
        </Alert>
      )}
      <Card title="Sơ đồ và việc đang chờ">
        <ProcessView bpmnHref={consolePaths.bpmn(open.key)} waiting={waiting} />
        <DataTable
          caption="Các bước và việc đang chờ ở mỗi bước"
          rows={stepsOf(open.definition)}
          rowKey={({ node }) => node.id}
          stacksOnPhone
          empty="Quy trình này không có bước nào."
          columns={[
            { key: 'number', header: 'TT', isNumber: true, cell: ({ number }) => number },
            { key: 'name', header: 'Bước', namesRow: true, cell: ({ node }) => node.name || node.id },
            { key: 'doer', header: 'Vị trí', cell: ({ node }) => doerOf(node) },
            { key: 'share', header: 'Phần thời gian', isNumber: true, cell: ({ share }) => percent(share) },
            { key: 'next', header: 'Tiếp theo', cell: ({ next }) => <Next next={next} /> },
            { key: 'waiting', header: 'Đang chờ', cell: ({ node }) => <Waiting at={at.get(node.id)} /> },
          ]}
        />
      </Card>
      {versions.length > 1 && <Versions versions={versions} open={open} />}
    </ProcessFrame>
  );
}

/** A standard process is changed in its pack; a procedure that must go otherwise gets a copy of its own. */
const OwnCopy = () => (
  <Card title="Muốn một thủ tục đi khác">
    <p>
      Quy trình chung thuộc gói dữ liệu quốc gia: mọi thủ tục chưa có quy trình riêng đều theo nó, và mỗi lần
      nâng cấp gói là nó được thay, nên không sửa ở đây. Thủ tục nào cần đi khác thì vẽ quy trình riêng: bảng
      vẽ mở sẵn bản sao của quy trình này, và từ ngày ban hành chỉ thủ tục đó theo bản mới.
    </p>
    <form method="get" action={consolePaths.ownCopy()}>
      <div class="ds-field">
        <label class="ds-label" for="ma">
          Mã thủ tục, ví dụ 1.001193
        </label>
        <input class="ds-input" id="ma" name="ma" required inputMode="decimal" maxLength={20} />
      </div>
      <Button variant="secondary">Vẽ quy trình riêng</Button>
    </form>
  </Card>
);

const percent = (share: number) => (share > 0 ? `${Math.round(share * 1000) / 10}%`.replace('.', ',') : '—');

const Next = ({ next }: Pick<SheetStep, 'next'>) => (
  <>
    {next.map(({ words, to }) => (
      <div key={words + to}>
        {words && <span class="mu-quiet">{outcomeInWords(words)}: </span>}
        {to}
      </div>
    ))}
  </>
);

function Waiting({ at }: { readonly at: WaitingAt | undefined }) {
  if (!at) return <>—</>;
  return (
    <>
      {at.open} việc {at.overdue > 0 && <Tag tone="danger">{`${at.overdue} quá hạn`}</Tag>}
      {at.suspended > 0 && <Tag tone="neutral">{`${at.suspended} tạm dừng`}</Tag>}
      <div class="mu-quiet">lâu nhất từ {formatDateTime(at.oldestAt, 'vi')}</div>
    </>
  );
}

const Versions = ({ versions, open }: Pick<ProcessPageProps, 'versions' | 'open'>) => (
  <Card title="Các bản">
    <DataTable
      caption="Các bản của quy trình và số hồ sơ đang chạy trên mỗi bản"
      rows={versions}
      rowKey={({ id }) => id}
      stacksOnPhone
      empty=""
      columns={[
        { key: 'number', header: 'Bản', namesRow: true, cell: ({ number }) => `Bản ${number}` },
        { key: 'from', header: 'Từ ngày', cell: ({ effectiveFrom }) => formatDate(effectiveFrom, 'vi') },
        {
          key: 'to',
          header: 'Đến ngày',
          cell: ({ effectiveTo }) => (effectiveTo ? formatDate(effectiveTo, 'vi') : 'chưa định'),
        },
        { key: 'source', header: 'Soạn ở', cell: ({ source }) => originInWords(source) },
        { key: 'running', header: 'Hồ sơ đang chạy', isNumber: true, cell: ({ running }) => running },
        {
          key: 'move',
          header: 'Chuyển sang bản đang dùng',
          cell: ({ running, number, isCurrent }) =>
            running > 0 && !isCurrent ? (
              <a href={consolePaths.moving(open.key, number)}>{`Chuyển hồ sơ từ bản ${number}`}</a>
            ) : (
              '—'
            ),
        },
      ]}
    />
  </Card>
);

/** Where a version was written. */
export const originInWords = (source: string): string =>
  source === 'console' ? 'Vẽ ở đây' : source === 'catalogue' ? 'Danh mục quốc gia' : 'Gói dữ liệu';

interface ProcessViewProps {
  readonly bpmnHref: string;
  readonly waiting: readonly WaitingAt[];
}

/** The drawing, filled in by the browser; without script the table below says the same. */
function ProcessView({ bpmnHref, waiting }: ProcessViewProps) {
  useIsland('process-view');
  const { assetUrl } = usePage();
  const counts = waiting.map(({ elementId, open, overdue, suspended }) => [
    elementId,
    open + suspended,
    overdue,
  ]);
  return (
    <process-view
      bpmn={bpmnHref}
      styles={assetUrl('process-drawing.css')}
      waiting={JSON.stringify(counts)}
      label="Sơ đồ quy trình; bảng bên dưới nói cùng nội dung"
    />
  );
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'process-view': { bpmn: string; styles: string; waiting: string; label: string };
    }
  }
}
