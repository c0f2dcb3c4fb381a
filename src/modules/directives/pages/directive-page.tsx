import { documentLink, draftingLink } from '#modules/documents/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import {
  Alert,
  Button,
  Card,
  FileList,
  formatDateTime,
  isRefused,
  PageTitle,
  type Posted,
  PostedProblem,
  Progress,
  SummaryList,
  Tag,
} from '#ui/index.ts';
import type { DirectiveView } from '../directive-view.ts';
import { sourceNames, stateNames, stateTones } from '../messages.vi.ts';
import { orderLetter } from '../order-letter.ts';
import { paths } from '../paths.ts';
import { riskInFull } from '../risk/risk-words.vi.ts';
import type { SourceAlarm } from '../source/source-alarms.ts';
import { Acts } from './acts.tsx';
import { DeadlineMark } from './deadline-mark.tsx';
import { DirectiveTree, leadName } from './directive-tree.tsx';
import { Extensions } from './extensions.tsx';
import { History } from './history.tsx';

export interface DirectivePageProps {
  readonly view: DirectiveView;
  readonly kindName: string;
  readonly posted: Posted;
}

/** A directive: what waits for the reader, the facts, the tree, what was reported, asked and done. */
export function DirectivePage({ view, kindName, posted }: DirectivePageProps) {
  const { directive, calendar, now, risk } = view;
  return (
    <DeskFrame
      title={directive.title}
      hasErrors={isRefused(posted)}
      breadcrumbs={[{ label: 'Nhiệm vụ', href: paths.list() }, { label: directive.code }]}
    >
      <div class="mu-stack">
        <PostedProblem posted={posted} />
        <PageTitle
          eyebrow={directive.code}
          title={directive.title}
          actions={
            <>
              <Tag tone={stateTones[directive.state]}>{stateNames[directive.state]}</Tag>
              <DeadlineMark directive={directive} calendar={calendar} now={now} />
            </>
          }
        />
        {view.alarm && <SourceLost alarm={view.alarm} />}
        <div class="mu-columns">
          <div class="mu-stack">
            <Acts view={view} posted={posted} />
            {view.may.withdraw && <OrderLetter fields={orderLetter(directive)} />}
            <Card title="Nội dung">
              <Facts view={view} kindName={kindName} />
            </Card>
            <Reports view={view} />
            <Card title="Diễn biến">
              <History view={view} />
            </Card>
          </div>
          <div class="mu-stack">
            <Card title="Tiến độ">
              <Progress
                label="Tiến độ đã báo cáo"
                value={directive.percent}
                max={100}
                text={`${directive.percent}%`}
              />
              {risk && <p>{riskInFull(risk)}</p>}
            </Card>
            <Card title="Nhiệm vụ và các phần việc">
              <DirectiveTree currentId={directive.id} {...view} />
            </Card>
            <Extensions view={view} />
          </div>
        </div>
      </div>
    </DeskFrame>
  );
}

const SourceLost = ({ alarm: { what, documentId, raisedAt } }: { readonly alarm: SourceAlarm }) => (
  <Alert
    tone="danger"
    title={what === 'recalled' ? 'Văn bản làm căn cứ đã bị thu hồi' : 'Văn bản làm căn cứ đã được thay thế'}
  >
    <p>
      Từ {formatDateTime(raisedAt, 'vi')}, nhiệm vụ chờ người giao quyết định giữ hay thu hồi; trong lúc chờ
      không ai bị nhắc hạn. <a href={documentLink(documentId)}>Xem văn bản</a>
    </p>
  </Alert>
);

/** An order to another house goes there as a letter: drafted by one press, then signed and issued as any other. */
const OrderLetter = ({ fields }: { readonly fields: ReturnType<typeof orderLetter> }) =>
  fields ? (
    <form method="post" action={draftingLink()} encType="multipart/form-data">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button variant="secondary">Soạn văn bản giao nhiệm vụ</Button>
    </form>
  ) : null;

function Facts({ view, kindName }: { readonly view: DirectiveView; readonly kindName: string }) {
  const { directive, unitNames, officerNames, cooperating, open } = view;
  const name = (id: string | null) => (id ? (officerNames.get(id) ?? '') : '');
  const orderer = directive.ordererId
    ? [name(directive.ordererId), unitNames.get(directive.ordererUnitId ?? '')].filter(Boolean).join(', ')
    : `${directive.ordererOutsideName} (${directive.ordererOutsideCode})`;
  const holder = open.find(({ assigneeId }) => assigneeId !== null)?.assigneeId ?? null;
  const rows = [
    { term: 'Yêu cầu', value: directive.content },
    { term: 'Sản phẩm', value: directive.product },
    { term: 'Người giao', value: orderer },
    {
      term: 'Nguồn giao',
      value: <Source directive={directive} />,
    },
    { term: 'Chủ trì', value: leadName(directive, unitNames) },
    { term: 'Phối hợp', value: cooperating.map(({ unitId }) => unitNames.get(unitId)).join('; ') },
    { term: 'Người thực hiện', value: name(directive.handlerId) },
    { term: 'Việc đang ở', value: holder && <Holder view={view} holder={name(holder)} /> },
    { term: 'Người theo dõi', value: name(directive.supervisorId) },
    { term: 'Cách tính hạn', value: kindName },
    { term: 'Giao lúc', value: formatDateTime(directive.givenAt, 'vi') },
    { term: 'Hạn', value: formatDateTime(directive.dueAt, 'vi') },
    {
      term: 'Hạn giao lúc đầu',
      value: directive.dueAt.equals(directive.dueOriginalAt)
        ? ''
        : formatDateTime(directive.dueOriginalAt, 'vi'),
    },
  ];
  return <SummaryList rows={rows.filter(({ value }) => value !== '' && value !== null)} />;
}

function Source({
  directive: { sourceKind, sourceReference, sourceDocumentId },
}: Pick<DirectiveView, 'directive'>) {
  const words = [sourceNames[sourceKind], sourceReference].filter(Boolean).join(': ');
  return sourceDocumentId ? <a href={documentLink(sourceDocumentId)}>{words}</a> : words;
}

/** Whoever has the step may pass it on within the unit, as any work of the inbox. */
function Holder({ view: { open }, holder }: { readonly view: DirectiveView; readonly holder: string }) {
  const item = open.find(({ assigneeId }) => assigneeId !== null)!;
  return (
    <>
      {holder} · <a href={paths.work(item.id)}>{item.title}: chuyển người khác, trao đổi</a>
    </>
  );
}

function Reports({ view: { reports, directive, officerNames } }: { readonly view: DirectiveView }) {
  if (reports.length === 0) return null;
  return (
    <Card title="Báo cáo">
      <ul class="mu-plain-list">
        {reports.map((report) => (
          <li key={report.id}>
            <p class="mu-row">
              <strong>{report.kind === 'completion' ? 'Hoàn thành' : `Tiến độ ${report.percent}%`}</strong>
              <span class="mu-quiet">
                {formatDateTime(report.reportedAt, 'vi')} ·{' '}
                {report.reportedBy ? officerNames.get(report.reportedBy) : directive.leadOutsideName}
              </span>
              {report.answer && (
                <Tag tone={report.answer === 'accepted' ? 'success' : 'warning'}>
                  {report.answer === 'accepted' ? 'Đã xác nhận' : 'Đã trả lại'}
                </Tag>
              )}
            </p>
            <p>{report.body}</p>
            {report.answerReason && <p class="mu-quiet">Ý kiến người giao: {report.answerReason}</p>}
            {report.files.length > 0 && (
              <FileList
                label="Minh chứng"
                files={report.files.map((file) => ({ ...file, href: paths.file(directive.id, file.id) }))}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
