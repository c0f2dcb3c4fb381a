import { sitePaths } from '#modules/site/index.ts';
import { timeLeft } from '#modules/workflow/index.ts';
import {
  Button,
  ButtonLink,
  Card,
  DeadlineChip,
  Disclosure,
  FileBox,
  type Posted,
  postedTo,
  WordsBox,
} from '#ui/index.ts';
import type { OwnWork } from '../own-work.ts';
import { documentPaths } from '../paths.ts';
import type { DocumentView } from '../view-document.ts';
import { type Step, stepNames } from '../work.ts';

interface Props {
  readonly view: DocumentView;
  readonly posted: Posted;
}

/** What the reader may do now: first what waits for them, then what is open to them beside it. */
export function Acts({ view, posted }: Props) {
  const { work } = view;
  const others = <Others view={view} posted={posted} />;
  if (work.length === 0) return others;
  return (
    <>
      {work.map((own) => (
        <Card key={own.aboutId} title={stepNames[own.step]}>
          <p>
            <DeadlineChip left={timeLeft(view.calendar, view.now, own.dueAt)} dueAt={own.dueAt} />
          </p>
          <Waiting view={view} posted={posted} own={own} />
        </Card>
      ))}
      {others}
    </>
  );
}

type Waits = (props: Props & { readonly own: OwnWork }) => preact.VNode | null;

const Part: Waits = ({ posted, own: { step, assignmentId } }) => {
  const id = assignmentId!;
  const isWork = step === 'lead' || step === 'cooperate';
  return (
    <>
      <SmallForm
        name={`note-${id}`}
        action={documentPaths.workEnd(id)}
        label={isWork ? 'Kết quả giải quyết' : undefined}
        field="note"
        submit={isWork ? 'Hoàn thành' : 'Đã biết'}
        isMain
        posted={posted}
      />
      {isWork && (
        <div class="mu-stack">
          <ButtonLink variant="secondary" href={documentPaths.forwarding(id)}>
            Chuyển tiếp
          </ButtonLink>
          <Disclosure summary="Trả lại" isOpen={posted.form === `return-${id}`}>
            <SmallForm
              name={`return-${id}`}
              action={documentPaths.workReturn(id)}
              label="Lý do trả lại"
              field="reason"
              submit="Trả lại người giao"
              posted={posted}
            />
          </Disclosure>
        </div>
      )}
    </>
  );
};

const waits: Readonly<Record<Step, Waits>> = {
  register: ({ view, posted }) => (
    <>
      <ButtonLink href={documentPaths.registration(view.document.id)}>Vào sổ</ButtonLink>
      <Disclosure summary="Trả lại nơi gửi" isOpen={posted.form === 'reject'}>
        <SmallForm
          name="reject"
          action={documentPaths.rejection(view.document.id)}
          label="Lý do, nơi gửi đọc được"
          field="reason"
          submit="Trả lại"
          posted={posted}
        />
      </Disclosure>
    </>
  ),
  present: ({ view }) => (
    <ButtonLink href={documentPaths.endorsement(view.document.id)}>Trình lãnh đạo</ButtonLink>
  ),
  decide: ({ own }) => <ButtonLink href={documentPaths.decision(own.aboutId)}>Cho ý kiến</ButtonLink>,
  lead: Part,
  cooperate: Part,
  inform: Part,
  stop: Part,
  answerRecall: ({ view, posted }) => (
    <form class="mu-stack" method="post" action={documentPaths.recallAnswer(view.document.id)} noValidate>
      <WordsBox name="reason" label="Lý do nếu từ chối" rows={2} posted={posted} />
      <div class="mu-row">
        <Button variant="primary" name="answer" value="agree">
          Đồng ý trả lại
        </Button>
        <Button variant="secondary" name="answer" value="refuse">
          Từ chối
        </Button>
      </div>
    </form>
  ),
  coEdit: ({ view }) => (
    <ButtonLink href={documentPaths.coEditing(view.document.id)}>Vào soạn chung</ButtonLink>
  ),
  revise: ({ view }) => <ButtonLink href={documentPaths.revision(view.document.id)}>Sửa dự thảo</ButtonLink>,
  review: ({ posted, own }) => (
    <form class="mu-stack" method="post" action={documentPaths.reviewAct(own.aboutId)} noValidate>
      <WordsBox name="note" label="Ý kiến" hint="Bắt buộc khi trả lại." rows={3} posted={posted} />
      <div class="mu-row">
        <Button variant="primary" name="outcome" value="approve">
          Đồng ý
        </Button>
        <Button variant="secondary" name="outcome" value="return">
          Trả lại
        </Button>
      </div>
    </form>
  ),
  askSigning: ({ view }) => <ButtonLink href={documentPaths.signing(view.document.id)}>Trình ký</ButtonLink>,
  scanSigned: ({ view, posted }) => (
    <>
      <p>In tệp dưới đây, lấy chữ ký và đóng dấu trên giấy, rồi quét lại.</p>
      <form
        class="mu-stack"
        method="post"
        action={documentPaths.handSigned(view.document.id)}
        encType="multipart/form-data"
        noValidate
      >
        <FileBox name="files" label="Bản đã ký, đóng dấu (một tệp PDF)" posted={posted} />
        <div>
          <Button variant="primary">Nhập bản ký tay</Button>
        </div>
      </form>
      <Disclosure summary="Không ký được" isOpen={posted.issues.has('reason')}>
        <form
          class="mu-stack"
          method="post"
          action={documentPaths.handSigned(view.document.id)}
          encType="multipart/form-data"
          noValidate
        >
          <WordsBox name="reason" label="Lý do" rows={2} posted={posted} />
          <div>
            <Button variant="secondary" name="outcome" value="return">
              Trả lại người soạn
            </Button>
          </div>
        </form>
      </Disclosure>
    </>
  ),
  issue: ({ view }) => (
    <form method="post" action={documentPaths.issue(view.document.id)}>
      <Button variant="primary">Phát hành và gửi</Button>
    </form>
  ),
};

const Waiting = (props: Props & { readonly own: OwnWork }) => waits[props.own.step](props);

function Others({ view, posted }: Props) {
  const { document, may, work } = view;
  const { id } = document;
  const isOutgoing = document.direction === 'outgoing';
  const waiting = new Set(work.map(({ step }) => step));
  const links: readonly (readonly [boolean, string, string])[] = [
    [may.endorse && !waiting.has('decide'), documentPaths.endorsement(id), 'Cho ý kiến chỉ đạo'],
    [may.propose && !may.endorse && !waiting.has('present'), documentPaths.endorsement(id), 'Trình lãnh đạo'],
    [
      may.endorse && !document.isLimited,
      `${sitePaths.directives}/moi?van-ban=${id}`,
      'Giao nhiệm vụ theo văn bản này',
    ],
    [may.answer, documentPaths.newDraft(id), 'Soạn văn bản trả lời'],
    [may.revise && !waiting.has('revise'), documentPaths.revision(id), 'Sửa dự thảo'],
    [may.coEdit && !waiting.has('coEdit'), documentPaths.coEditing(id), 'Vào soạn chung'],
    [may.askCoEditors, documentPaths.coEditors(id), 'Mời soạn chung'],
    [may.review, documentPaths.review(id), 'Trình duyệt'],
    [may.askSigning && !waiting.has('askSigning'), documentPaths.signing(id), 'Trình ký'],
    [may.copy, documentPaths.copies(id), 'Sao y, trích sao'],
    [isOutgoing && !document.isLimited, documentPaths.paper(id), 'Xem bản trình bày (PDF)'],
    [isOutgoing, documentPaths.layout(id), 'Kiểm tra thể thức'],
  ];
  const open = links.filter(([is]) => is);
  if (open.length === 0 && !may.finish && !may.cancel && !may.recall && !document.isLimited) return null;
  return (
    <Card title="Việc khác">
      {open.length > 0 && (
        <ul class="mu-stack" data-gap="small">
          {open.map(([, href, label]) => (
            <li key={label}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      )}
      <Ending
        may={may.finish}
        name="finish"
        summary="Kết thúc, không giao việc"
        action={documentPaths.completion(id)}
        label="Kết quả hoặc lý do"
        submit="Kết thúc"
        field="note"
        posted={posted}
      />
      <Ending
        may={may.cancel}
        name="cancel"
        summary="Hủy dự thảo"
        action={documentPaths.cancellation(id)}
        label="Lý do hủy"
        submit="Hủy dự thảo"
        field="reason"
        posted={posted}
      />
      <Ending
        may={may.recall}
        name="recall"
        summary="Thu hồi văn bản"
        action={documentPaths.recall(id)}
        label="Lý do thu hồi, nơi nhận đọc được"
        submit="Thu hồi"
        field="reason"
        posted={posted}
      />
    </Card>
  );
}

const Ending = ({
  may,
  summary,
  ...form
}: SmallFormProps & { readonly may: boolean; readonly summary: string }) =>
  may ? (
    <Disclosure summary={summary} isOpen={form.posted.form === form.name}>
      <SmallForm {...form} />
    </Disclosure>
  ) : null;

interface SmallFormProps {
  /** Unique on the page: which form was posted. */
  readonly name: string;
  readonly action: string;
  readonly label?: string | undefined;
  readonly field: string;
  readonly submit: string;
  readonly isMain?: boolean;
  readonly posted: Posted;
}

/** One question and one button. */
function SmallForm({ name, action, label, field, submit, isMain = false, posted }: SmallFormProps) {
  return (
    <form class="mu-stack" method="post" action={action} noValidate>
      {label && <WordsBox {...postedTo(name, posted).box(field)} label={label} rows={2} />}
      <div>
        <Button variant={isMain ? 'primary' : 'secondary'}>{submit}</Button>
      </div>
    </form>
  );
}
