import { dayOf } from '#modules/org/index.ts';
import { newId } from '#platform/database/index.ts';
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  FileBox,
  formatDate,
  formatDateTime,
  type PostedBoxProps,
  postedTo,
  SelectBox,
  TextBox,
  WordsBox,
} from '#ui/index.ts';
import type { OwnStep } from '../directive-view.ts';
import { referenceTo } from '../order-on-document.ts';
import { type DirectiveAct, paths } from '../paths.ts';
import { stepActions } from '../process.ts';
import { decideSourceAction } from '../source/source-alarms.ts';
import { ActForm, type ActProps } from './act-form.tsx';
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
      <SelectBox
        {...postedTo('receive', props.posted).box('handler')}
        label="Người thực hiện"
        none="Tôi thực hiện"
        options={colleagues.map(({ officerId, fullName }) => ({ value: officerId, label: fullName }))}
      />
    </ActForm>
  );
}

function Decline({ step, ...props }: StepProps) {
  const { box } = postedTo('decline', props.posted);
  return (
    <ActForm act="decline" {...inName(step)} {...props}>
      <WordsBox {...box('reason')} label="Vì sao không đúng thẩm quyền" />
    </ActForm>
  );
}

function Redirect({ step, ...props }: StepProps) {
  return (
    <ActForm act="redirect" isMain {...inName(step)} {...props}>
      <SelectBox
        {...postedTo('redirect', props.posted).box('lead')}
        label="Đơn vị chủ trì mới"
        none="Chọn…"
        options={props.view.units.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </ActForm>
  );
}

const Key = () => <input type="hidden" name="reportKey" value={newId()} />;

const Evidence = (props: Omit<PostedBoxProps, 'hint' | 'value'>) => (
  <FileBox hint="PDF hoặc ảnh" accept=".pdf,.jpg,.jpeg,.png" isMultiple {...props} />
);

/** The document that says it, in place of words and files of one's own. */
const ByDocument = ({ act, view, posted }: ActProps & { readonly act: DirectiveAct }) =>
  view.letters.length === 0 ? null : (
    <SelectBox
      {...postedTo(act, posted).box('document')}
      label="Báo cáo bằng văn bản"
      hint="Chọn thì không phải ghi kết quả và đính kèm"
      none="Không"
      options={view.letters.map((letter) => ({ value: letter.id, label: referenceTo(letter) }))}
    />
  );

function Progress(props: ActProps) {
  const { box } = postedTo('progress', props.posted);
  return (
    <ActForm act="progress" hasFiles {...props}>
      <Key />
      <ByDocument act="progress" {...props} />
      <WordsBox {...box('body')} label="Đã làm được gì, còn vướng gì" />
      <TextBox
        {...box('percent')}
        label="Tiến độ (%)"
        hint="Từ 0 đến 100"
        type="number"
        value={String(props.view.directive.percent)}
      />
      <Evidence {...box('files')} label="Minh chứng, nếu có" />
    </ActForm>
  );
}

function Complete(props: ActProps) {
  const { box } = postedTo('complete', props.posted);
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
      <ByDocument act="complete" {...props} />
      <WordsBox {...box('body')} label="Kết quả" hint="Sản phẩm, số văn bản, nơi gửi" />
      <Evidence {...box('files')} label="Minh chứng" />
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
  const { box } = postedTo('return', props.posted);
  return (
    <ActForm act="return" {...inName(step)} {...props}>
      <WordsBox {...box('reason')} label="Còn thiếu gì" />
    </ActForm>
  );
}

function Extend(props: ActProps) {
  const { box } = postedTo('extend', props.posted);
  return (
    <ActForm act="extend" {...props}>
      <TextBox {...box('dueOn')} label="Xin lùi đến hết ngày" type="date" />
      <WordsBox {...box('reason')} label="Lý do" />
    </ActForm>
  );
}

function Decide({ step, ...props }: StepProps) {
  const { waiting, officerNames, directive } = props.view;
  if (!waiting) return null;
  const { box } = postedTo('decide', props.posted);
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
      <TextBox
        {...box('dueOn')}
        label="Cho đến hết ngày"
        type="date"
        value={dayOf(waiting.askedDueAt).toString()}
      />
      <WordsBox {...box('reason')} label="Ý kiến" hint="Bắt buộc khi không đồng ý" rows={2} />
    </ActForm>
  );
}

function Withdraw(props: ActProps) {
  const { box } = postedTo('withdraw', props.posted);
  const { withdrawAs } = props.view.may;
  return (
    <ActForm act="withdraw" isDanger as={withdrawAs} {...props}>
      <WordsBox {...box('reason')} label="Lý do thu hồi" />
    </ActForm>
  );
}
