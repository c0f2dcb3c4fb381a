import { Alert, Button, Card, Disclosure } from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import { signPaths } from '../../sign-paths.ts';
import type { SignProblem } from '../../sign-problem.ts';
import type { SignView } from '../../sign-view.ts';
import { TextArea } from '../desk/act-field.tsx';
import { FactTimeline } from '../shared/fact-timeline.tsx';
import { OnPaperField } from './on-paper-field.tsx';
import { OtpField } from './otp-field.tsx';
import { PinField } from './pin-field.tsx';
import { ResultFacts } from './result-facts.tsx';
import { SignFrame } from './sign-frame.tsx';

export interface SignPageProps {
  readonly view: SignView;
  readonly problem?: SignProblem | undefined;
  /** The reason that was typed for sending it back. */
  readonly values?: URLSearchParams;
}

/** The leader's page: the draft to read, what was said of it on the way, and the two answers. */
export function SignPage({ view, problem, values = new URLSearchParams() }: SignPageProps) {
  const { dossier, events, items, allowed } = view.desk;
  const stepNames = new Map(items.map((item) => [item.elementId, item.title]));
  return (
    <SignFrame
      title="Ký kết quả"
      eyebrow={`${dossier.code} · ${dossier.applicantName}`}
      lead={dossier.procedureName}
      breadcrumbs={[
        { label: 'Chờ tôi ký', href: signPaths.list() },
        { label: dossier.code, href: deskPaths.dossier(dossier.id) },
        { label: 'Ký' },
      ]}
      problem={problem}
    >
      <div class="mu-columns">
        <Card title="Văn bản trình ký">
          <ResultFacts view={view} numberToCome={view.file ? 'Lấy khi ký' : 'Lấy khi vào sổ'} />
        </Card>
        <div class="mu-stack">
          {allowed.acts.has('sign') ? (
            <>
              <Card title="Quyết định của bạn">
                <SignForm view={view} problem={problem} />
              </Card>
              <Disclosure summary="Trả lại để làm lại" isOpen={problem?.issues.has('reason') ?? false}>
                <SendBackForm view={view} problem={problem} values={values} />
              </Disclosure>
            </>
          ) : (
            <Alert tone="info">
              <p>Hồ sơ này không chờ bạn ký.</p>
            </Alert>
          )}
        </div>
      </div>
      <Card title="Ý kiến và diễn biến">
        <FactTimeline events={events} stepNames={stepNames} showsNotes />
      </Card>
    </SignFrame>
  );
}

function SignForm({ view: { desk, file, key }, problem }: Pick<SignPageProps, 'view' | 'problem'>) {
  return (
    <form class="mu-stack" method="post" action={signPaths.sign(desk.dossier.id)} noValidate>
      <input type="hidden" name="file" value={file?.fileId ?? ''} />
      {file ? (
        <>
          {key?.place.kind === 'mobile' ? (
            <p>Khóa ký nằm trên SIM: bấm ký rồi xác nhận trên điện thoại. Không nhập mã PIN ở đây.</p>
          ) : (
            <PinField
              label="Mã PIN của khóa ký"
              hint={key ? 'Bạn ký bằng chứng thư số của mình.' : 'Cần chứng thư số còn hiệu lực mới ký được.'}
              issue={problem?.issues.get('pin')}
            />
          )}
          {key?.place.kind === 'remote' && <OtpField issue={problem?.issues.get('otp')} />}
        </>
      ) : (
        <>
          <Alert tone="warning">
            <p>Hồ sơ không có tệp dự thảo: kết quả là bản giấy hoặc ghi trong sổ.</p>
          </Alert>
          <OnPaperField label="Tôi đã ký kết quả trên bản giấy" issue={problem?.issues.get('on-paper')} />
        </>
      )}
      <div>
        <Button variant="primary">{file ? 'Ký' : 'Xác nhận đã ký'}</Button>
      </div>
    </form>
  );
}

function SendBackForm({ view, problem, values = new URLSearchParams() }: SignPageProps) {
  return (
    <form class="mu-stack" method="post" action={signPaths.sendBack(view.desk.dossier.id)} noValidate>
      <input type="hidden" name="workItemId" value={view.desk.allowed.item!.id} />
      <TextArea
        name="reason"
        label="Lý do trả lại"
        hint="Người thụ lý đọc lý do này để làm lại."
        typed={{ values, issues: problem?.issues ?? new Map() }}
      />
      <div>
        <Button variant="secondary" color="danger">
          Trả lại
        </Button>
      </div>
    </form>
  );
}
