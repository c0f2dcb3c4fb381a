import { restingPlaces } from '#engines/process/index.ts';
import type { Waiting } from '#modules/workflow/index.ts';
import { Alert, Button, Card, DataTable, formatDateTime, Pagination, Tag } from '#ui/index.ts';
import { consolePaths } from '../paths.ts';
import { candidatesFor, type MoveResult, type Moving } from './moving.ts';
import { ProcessFrame } from './process-frame.tsx';

export interface MovingPageProps {
  readonly moving: Moving;
  /** Those that are ticked; all of the page at first. */
  readonly ticked: readonly string[];
  /** What a trial, or the move itself, came to for each that was ticked. */
  readonly results?: readonly MoveResult[] | undefined;
  readonly isDone?: boolean | undefined;
}

/** Running dossiers taken from an older version of a process to the one in force: mapped, tried, moved. */
export function MovingPage(props: MovingPageProps) {
  const { moving, results, isDone } = props;
  const { open, number, next } = moving;
  const code = open.version!.content.code;
  return (
    <ProcessFrame open={open} view="process" title={`Chuyển hồ sơ từ bản ${number}`}>
      <p>
        Hồ sơ nộp khi bản {number} có hiệu lực vẫn chạy trên bản đó. Trang này chuyển chúng sang bản đang
        dùng: việc đang chờ giữ nguyên người giữ, số giờ đã tính và hạn trả; hồ sơ nào không chuyển trọn được
        thì ở lại bản cũ.
      </p>
      {results && <Outcome results={results} isDone={isDone} />}
      <form class="mu-stack" method="post" action={consolePaths.moving(code, number)}>
        <input type="hidden" name="sau" value={moving.after ?? ''} />
        <Places moving={moving} />
        <Dossiers {...props} />
        <div class="mu-row">
          <Button variant="secondary" action={consolePaths.movingCheck(code, number)}>
            Kiểm tra, chưa chuyển
          </Button>
          <Button>Chuyển hồ sơ đã chọn</Button>
        </div>
      </form>
      <Pagination nextHref={next && consolePaths.moving(code, number, next)} />
    </ProcessFrame>
  );
}

function Outcome({
  results,
  isDone,
}: {
  readonly results: readonly MoveResult[];
  readonly isDone: boolean | undefined;
}) {
  const good = results.filter(({ faults }) => faults.length === 0).length;
  const bad = results.length - good;
  if (results.length === 0) {
    return (
      <Alert tone="warning" isNews>
        <p>Chưa chọn hồ sơ nào.</p>
      </Alert>
    );
  }
  return (
    <Alert tone={bad > 0 ? 'warning' : 'success'} isNews>
      <p>
        {isDone ? `Đã chuyển ${good} hồ sơ` : `${good} hồ sơ chuyển được`}
        {bad > 0
          ? `, ${bad} hồ sơ ${isDone ? 'ở lại bản cũ' : 'chưa chuyển được'}; lý do ở từng dòng bên dưới.`
          : '.'}
      </p>
    </Alert>
  );
}

/** Each place at which a dossier can stand, and what takes its place. */
const Places = ({ moving: { from, open, chosen } }: Pick<MovingPageProps, 'moving'>) => (
  <Card title="Bước nào thay bước nào">
    <p class="mu-quiet">
      Đã điền sẵn những bước giống nhau rõ ràng. Bước chưa có bước thay thì hồ sơ đang ở đó ở lại bản cũ.
    </p>
    <DataTable
      caption="Bước nào thay bước nào"
      rows={restingPlaces(from)}
      rowKey={({ id }) => id}
      stacksOnPhone
      empty="Bản cũ không có bước nào chờ."
      columns={[
        { key: 'old', header: 'Ở bản cũ', namesRow: true, cell: ({ id, model }) => model.name || id },
        {
          key: 'new',
          header: 'Ở bản đang dùng',
          cell: ({ id, kind, model }) => (
            <select class="ds-input" name={`buoc:${id}`} aria-label={`Bước thay “${model.name || id}”`}>
              <option value="">— không có bước thay —</option>
              {candidatesFor(open.definition, kind).map((node) => (
                <option key={node.id} value={node.id} selected={chosen[id] === node.id}>
                  {node.model.name || node.id}
                </option>
              ))}
            </select>
          ),
        },
      ]}
    />
  </Card>
);

function Dossiers({ moving, ticked, results = [], isDone }: MovingPageProps) {
  const found = new Map(results.map((result) => [result.instanceId, result]));
  return (
    <Card title="Hồ sơ đang chạy trên bản cũ">
      <DataTable
        caption="Hồ sơ đang chạy trên bản cũ"
        rows={moving.waiting}
        rowKey={({ instanceId }) => instanceId}
        stacksOnPhone
        empty="Không còn hồ sơ nào chạy trên bản này."
        columns={[
          {
            key: 'choose',
            header: 'Chọn',
            cell: ({ instanceId, subjectCode }) => (
              <input
                class="ds-input"
                type="checkbox"
                name="hoSo"
                value={instanceId}
                checked={ticked.includes(instanceId)}
                aria-label={`Chọn hồ sơ ${subjectCode}`}
              />
            ),
          },
          {
            key: 'code',
            header: 'Mã hồ sơ',
            noWrap: true,
            namesRow: true,
            cell: ({ subjectCode }) => <a href={consolePaths.dossierTimes(subjectCode)}>{subjectCode}</a>,
          },
          { key: 'at', header: 'Đang ở', cell: (each) => whereOf(each) },
          { key: 'since', header: 'Từ lúc', cell: ({ startedAt }) => formatDateTime(startedAt, 'vi') },
          {
            key: 'result',
            header: 'Kết quả',
            cell: ({ instanceId }) => <Verdict result={found.get(instanceId)} isDone={isDone} />,
          },
        ]}
      />
    </Card>
  );
}

const whereOf = ({ steps }: Waiting) => (steps.length > 0 ? steps.join('; ') : 'chờ nơi khác trả lời');

function Verdict({
  result,
  isDone,
}: {
  readonly result: MoveResult | undefined;
  readonly isDone: boolean | undefined;
}) {
  if (!result) return <>—</>;
  if (result.faults.length === 0) return <Tag tone="success">{isDone ? 'Đã chuyển' : 'Chuyển được'}</Tag>;
  return (
    <>
      <Tag tone="warning">{isDone ? 'Ở lại bản cũ' : 'Chưa chuyển được'}</Tag>
      {result.faults.map(({ element, text, detail, path }) => (
        <div key={element + text}>
          {text} {path.length > 0 && `Đường dẫn tới đó: ${path.join(' → ')}.`}
          <div class="mu-quiet" lang="en">
            {detail}
          </div>
        </div>
      ))}
    </>
  );
}
