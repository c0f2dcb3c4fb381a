import { Alert, Button, Card, Disclosure, nothingPosted, type Posted, TickBox, WordsBox } from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import { signPaths } from '../../sign-paths.ts';
import type { SignView } from '../../sign-view.ts';
import { FactTimeline } from '../shared/fact-timeline.tsx';
import { ResultFacts } from './result-facts.tsx';
import { SecretBoxes } from './secret-boxes.tsx';
import { SignFrame } from './sign-frame.tsx';

export interface SignPageProps {
  readonly view: SignView;
  readonly posted?: Posted;
}

/** The leader's page: the draft to read, what was said of it on the way, and the two answers. */
export function SignPage({ view, posted = nothingPosted }: SignPageProps) {
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
      posted={posted}
    >
      <div class="mu-columns">
        <Card title="Văn bản trình ký">
          <ResultFacts view={view} numberToCome={view.file ? 'Lấy khi ký' : 'Lấy khi vào sổ'} />
        </Card>
        <div class="mu-stack">
          {allowed.acts.has('sign') ? (
            <>
              <Card title="Quyết định của bạn">
                <SignForm view={view} posted={posted} />
              </Card>
              <Disclosure summary="Trả lại để làm lại" isOpen={posted.issues.has('reason')}>
                <SendBackForm view={view} posted={posted} />
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

function SignForm({ view: { desk, file, key }, posted }: Required<SignPageProps>) {
  const isOnSim = key?.place.kind === 'mobile';
  return (
    <form class="mu-stack" method="post" action={signPaths.sign(desk.dossier.id)} noValidate>
      <input type="hidden" name="file" value={file?.fileId ?? ''} />
      {file && isOnSim && (
        <p>Khóa ký nằm trên SIM: bấm ký rồi xác nhận trên điện thoại. Không nhập mã PIN ở đây.</p>
      )}
      {file && !isOnSim && (
        <SecretBoxes
          label="Mã PIN của khóa ký"
          hint={key ? 'Bạn ký bằng chứng thư số của mình.' : 'Cần chứng thư số còn hiệu lực mới ký được.'}
          keyKind={key?.place.kind}
          posted={posted}
        />
      )}
      {!file && (
        <>
          <Alert tone="warning">
            <p>Hồ sơ không có tệp dự thảo: kết quả là bản giấy hoặc ghi trong sổ.</p>
          </Alert>
          <TickBox name="on-paper" value="yes" label="Tôi đã ký kết quả trên bản giấy" posted={posted} />
        </>
      )}
      <div>
        <Button variant="primary">{file ? 'Ký' : 'Xác nhận đã ký'}</Button>
      </div>
    </form>
  );
}

function SendBackForm({ view, posted }: Required<SignPageProps>) {
  return (
    <form class="mu-stack" method="post" action={signPaths.sendBack(view.desk.dossier.id)} noValidate>
      <input type="hidden" name="workItemId" value={view.desk.allowed.item!.id} />
      <WordsBox
        name="reason"
        label="Lý do trả lại"
        hint="Người thụ lý đọc lý do này để làm lại."
        posted={posted}
      />
      <div>
        <Button variant="secondary" color="danger">
          Trả lại
        </Button>
      </div>
    </form>
  );
}
