import { dayOf } from '#modules/org/index.ts';
import { newId } from '#platform/database/index.ts';
import { Alert, Button, ButtonLink, Card, formatDate, formatDateTime } from '#ui/index.ts';
import type { OwnStep } from '../directive-view.ts';
import { referenceTo } from '../order-on-document.ts';
import { paths } from '../paths.ts';
import { stepActions } from '../process.ts';
import { decideSourceAction } from '../source/source-alarms.ts';
import { ActForm, type ActProps, typedFor } from './act-form.tsx';
import { Choose, Files, Line, type Typed, Words } from './field.tsx';
import { DecideSource, Repeat } from './standing-acts.tsx';

/** What the officer can do now: the step that waits for them open, the rest folded. */
export function Acts(props: ActProps) {
  const { view } = props;
  const { steps, may, directive } = view;
  const step = (action: string) => steps.find(({ item }) => item.action === action);
  const source = step(decideSourceAction);
  const [receive, carryOut, accept, redirect, decide] = [
    step(stepActions.receive),
    step(stepActions.carryOut),
    step(stepActions.accept),
    step(stepActions.redirect),
    step(stepActions.decide),
  ];
  const isIdle = steps.length === 0 && !may.report && !may.split && !may.extend && !may.withdraw;
  return (
    <Card title={steps.length > 0 ? 'Việc của bạn' : 'Xử lý'}>
      <div class="mu-stack">
        {isIdle && <Idle {...props} />}
        {source && <DecideSource {...props} step={source} />}
        {decide && <Decide {...props} step={decide} />}
        {receive && <Receive {...props} step={receive} />}
        {carryOut && <Complete {...props} />}
        {accept && <Accept {...props} step={accept} />}
        {redirect && <Redirect {...props} step={redirect} />}
        {may.split && (
          <p>
            <ButtonLink variant="secondary" href={paths.giving(directive.id)}>
              Giao một phần việc
            </ButtonLink>
          </p>
        )}
        <div>
          {may.report && <Progress {...props} />}
          {may.extend && !view.waiting && <Extend {...props} />}
          {receive && <Decline {...props} step={receive} />}
          {accept && <Return {...props} step={accept} />}
          {view.mayRepeat && <Repeat {...props} />}
          {may.withdraw && <Withdraw {...props} />}
        </div>
      </div>
    </Card>
  );
}

function Idle({ view: { directive, open, officerNames } }: ActProps) {
  const [item] = open;
  if (directive.closedAt)
    return <Alert tone="info">Nhiệm vụ đã khép lại; không còn việc nào phải làm.</Alert>;
  const who = item?.assigneeId ? officerNames.get(item.assigneeId) : undefined;
  return (
    <Alert tone="info">
      {item ? `Bước “${item.title}” đang ở ${who ?? 'hàng đợi của đơn vị'}.` : 'Nhiệm vụ đang ở đơn vị khác.'}
    </Alert>
  );
}

interface StepProps extends ActProps {
  readonly step: OwnStep;
}

const inName = ({ as, inNameOf }: OwnStep) => ({ as, inNameOf });

function Receive({ step, ...props }: StepProps) {
  const { colleagues } = props.view;
  return (
    <ActForm act="receive" isMain {...inName(step)} {...props}>
      <Choose
        name="handler"
        label="Người thực hiện"
        none="Tôi thực hiện"
        options={colleagues.map(({ officerId, fullName }) => ({ value: officerId, label: fullName }))}
        typed={typedFor('receive', props.tried)}
      />
    </ActForm>
  );
}

function Decline({ step, ...props }: StepProps) {
  const typed = typedFor('decline', props.tried);
  return (
    <ActForm act="decline" {...inName(step)} {...props}>
      <Words id="decline-reason" name="reason" label="Vì sao không đúng thẩm quyền" typed={typed} />
    </ActForm>
  );
}

function Redirect({ step, ...props }: StepProps) {
  return (
    <ActForm act="redirect" isMain {...inName(step)} {...props}>
      <Choose
        name="lead"
        label="Đơn vị chủ trì mới"
        options={props.view.units.map(({ code, name }) => ({ value: code, label: name }))}
        typed={typedFor('redirect', props.tried)}
      />
    </ActForm>
  );
}

const Key = () => <input type="hidden" name="reportKey" value={newId()} />;

/** The document that says it, in place of words and files of one's own. */
const ByDocument = ({
  id,
  props,
  typed,
}: {
  readonly id: string;
  readonly props: ActProps;
  readonly typed: Typed;
}) =>
  props.view.letters.length === 0 ? null : (
    <Choose
      id={id}
      name="document"
      label="Báo cáo bằng văn bản"
      hint="Chọn thì không phải ghi kết quả và đính kèm"
      none="Không"
      options={props.view.letters.map((letter) => ({ value: letter.id, label: referenceTo(letter) }))}
      typed={typed}
    />
  );

function Progress(props: ActProps) {
  const typed = typedFor('progress', props.tried);
  return (
    <ActForm act="progress" hasFiles {...props}>
      <Key />
      <ByDocument id="progress-document" props={props} typed={typed} />
      <Words id="progress-body" name="body" label="Đã làm được gì, còn vướng gì" typed={typed} />
      <Line
        name="percent"
        label="Tiến độ (%)"
        hint="Từ 0 đến 100"
        type="number"
        usual={String(props.view.directive.percent)}
        typed={typed}
      />
      <Files id="progress-files" name="files" label="Minh chứng, nếu có" hint="PDF hoặc ảnh" typed={typed} />
    </ActForm>
  );
}

function Complete(props: ActProps) {
  const typed = typedFor('complete', props.tried);
  const { nodes, directive } = props.view;
  const open = nodes.filter(({ parentId, closedAt }) => parentId === directive.id && closedAt === null);
  if (open.length > 0) {
    return (
      <Alert tone="info">
        <p>Còn {open.length} phần việc chưa xong; báo cáo hoàn thành khi mọi phần việc đã được xác nhận.</p>
      </Alert>
    );
  }
  return (
    <ActForm act="complete" isMain hasFiles {...props}>
      <Key />
      <ByDocument id="complete-document" props={props} typed={typed} />
      <Words
        id="complete-body"
        name="body"
        label="Kết quả"
        hint="Sản phẩm, số văn bản, nơi gửi"
        typed={typed}
      />
      <Files id="complete-files" name="files" label="Minh chứng" hint="PDF hoặc ảnh" typed={typed} />
    </ActForm>
  );
}

function Accept({ step, ...props }: StepProps) {
  const { reports, directive } = props.view;
  const [report] = reports;
  return (
    <ActForm act="accept" isMain {...inName(step)} {...props}>
      <p>
        Báo cáo hoàn thành ngày {report && formatDateTime(report.reportedAt, 'vi')}; hạn{' '}
        {formatDateTime(directive.dueAt, 'vi')}. Đúng hạn hay quá hạn tính theo lúc báo cáo.
      </p>
    </ActForm>
  );
}

function Return({ step, ...props }: StepProps) {
  const typed = typedFor('return', props.tried);
  return (
    <ActForm act="return" {...inName(step)} {...props}>
      <Words id="return-reason" name="reason" label="Còn thiếu gì" typed={typed} />
    </ActForm>
  );
}

function Extend(props: ActProps) {
  const typed = typedFor('extend', props.tried);
  return (
    <ActForm act="extend" {...props}>
      <Line id="extend-due" name="dueOn" label="Xin lùi đến hết ngày" type="date" typed={typed} />
      <Words id="extend-reason" name="reason" label="Lý do" typed={typed} />
    </ActForm>
  );
}

function Decide({ step, ...props }: StepProps) {
  const { waiting, officerNames, directive } = props.view;
  if (!waiting) return null;
  const typed = typedFor('decide', props.tried);
  return (
    <ActForm
      act="decide"
      isMain
      {...inName(step)}
      {...props}
      buttons={
        <Button variant="secondary" color="danger" name="refuse" value="yes">
          Không đồng ý
        </Button>
      }
    >
      <input type="hidden" name="extension" value={waiting.id} />
      <p>
        {waiting.askedBy ? officerNames.get(waiting.askedBy) : 'Cơ quan chủ trì'} xin lùi hạn từ{' '}
        {formatDate(dayOf(directive.dueAt), 'vi')} đến{' '}
        <strong>{formatDate(dayOf(waiting.askedDueAt), 'vi')}</strong>. Lý do: {waiting.reason}
      </p>
      <Line
        id="decide-due"
        name="dueOn"
        label="Cho đến hết ngày"
        type="date"
        usual={dayOf(waiting.askedDueAt).toString()}
        typed={typed}
      />
      <Words
        id="decide-reason"
        name="reason"
        label="Ý kiến"
        hint="Bắt buộc khi không đồng ý"
        rows={2}
        typed={typed}
      />
    </ActForm>
  );
}

function Withdraw(props: ActProps) {
  const typed = typedFor('withdraw', props.tried);
  const { withdrawAs } = props.view.may;
  return (
    <ActForm act="withdraw" isDanger as={withdrawAs} {...props}>
      <Words id="withdraw-reason" name="reason" label="Lý do thu hồi" typed={typed} />
    </ActForm>
  );
}
