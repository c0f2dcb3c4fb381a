import { type Document, documentLink } from '#modules/documents/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import {
  Button,
  Card,
  formatDateTime,
  isRefused,
  PageTitle,
  type Posted,
  PostedBox,
  PostedProblem,
  SummaryList,
  Tag,
  TextBox,
} from '#ui/index.ts';
import type { DeliveryReport } from '../delivery-report.ts';
import { type Dispatch, dispatchCan } from '../model.ts';
import { mailPaths } from '../paths.ts';
import { dispatchWords } from '../words.vi.ts';

export interface DispatchPageProps {
  readonly dispatch: Dispatch;
  readonly document: Pick<Document, 'id' | 'code' | 'subject'>;
  readonly mayHandle: boolean;
  readonly posted: Posted;
}

/** A document on its way by mail: what proves it, and what to do where it did not arrive. */
export function DispatchPage({ dispatch, document, mayHandle, posted }: DispatchPageProps) {
  const { address, state, purpose, messageId, begunAt, sentAt, serverSaid, reportedAt, closedNote } =
    dispatch;
  const report = dispatch.report as DeliveryReport | null;
  const title = `${purpose === 'recall' ? 'Thư thu hồi' : 'Thư gửi văn bản'} tới ${address}`;
  const rows: readonly (readonly [string, preact.ComponentChildren])[] = [
    [
      'Văn bản',
      <a href={documentLink(document.id)}>{[document.code, document.subject].filter(Boolean).join(' – ')}</a>,
    ],
    ['Bắt đầu', formatDateTime(begunAt, 'vi')],
    ['Máy chủ nhận lúc', sentAt && formatDateTime(sentAt, 'vi')],
    ['Máy chủ trả lời', serverSaid && <code>{serverSaid}</code>],
    ['Mã thư', <code>{messageId}</code>],
    ['Báo phát', reportedAt && formatDateTime(reportedAt, 'vi')],
    ['Nơi báo', report?.server],
    [
      'Nội dung báo',
      report && <code>{[report.action, report.status, report.said].filter(Boolean).join(' · ')}</code>,
    ],
    [
      'Thư báo',
      dispatch.reportLetterId && <a href={mailPaths.letter(dispatch.reportLetterId)}>Xem thư báo</a>,
    ],
    ['Gửi lại cho', dispatch.repeats && <a href={mailPaths.dispatch(dispatch.repeats)}>Lần gửi trước</a>],
    ['Đã gửi bằng', closedNote],
  ];
  return (
    <DeskFrame
      title={title}
      hasErrors={isRefused(posted)}
      breadcrumbs={[{ label: 'Hộp thư công vụ', href: mailPaths.letters() }, { label: 'Thư đi' }]}
    >
      <div class="mu-stack">
        <PostedProblem posted={posted} />
        <PageTitle
          title={title}
          lead={<Tag tone={dispatchWords[state].tone}>{dispatchWords[state].text}</Tag>}
        />
        <SummaryList rows={rows.flatMap(([term, value]) => (value ? [{ term, value }] : []))} />
        {mayHandle && dispatchCan.repeat(dispatch) && <Mending dispatch={dispatch} posted={posted} />}
      </div>
    </DeskFrame>
  );
}

const Mending = ({ dispatch: { id, address }, posted }: Pick<DispatchPageProps, 'dispatch' | 'posted'>) => (
  <div class="mu-columns">
    <Card title="Gửi lại">
      <form class="mu-stack" method="post" action={mailPaths.repetition(id)} noValidate>
        <PostedBox name="address" label="Địa chỉ thư nơi nhận" posted={posted}>
          {(box) => (
            <input class="ds-input" type="email" value={posted.values.get('address') ?? address} {...box} />
          )}
        </PostedBox>
        <p>
          <Button variant="primary">Gửi lại</Button>
        </p>
      </form>
    </Card>
    <Card title="Đã gửi cách khác">
      <form class="mu-stack" method="post" action={mailPaths.closing(id)} noValidate>
        <TextBox
          name="note"
          label="Gửi bằng cách nào"
          hint="Ví dụ: bưu chính, số vận đơn; chuyển tay, người nhận."
          posted={posted}
        />
        <p>
          <Button variant="secondary">Ghi nhận</Button>
        </p>
      </form>
    </Card>
  </div>
);
