import { useIsland } from '#platform/html/index.ts';
import {
  Alert,
  type BoxOption,
  Button,
  Card,
  ChoiceBoxes,
  Disclosure,
  PageTitle,
  type Posted,
  TextBox,
  TickBox,
} from '#ui/index.ts';
import { type Document, nameOf } from '../model.ts';
import { documentPaths } from '../paths.ts';
import type { PaperState } from '../signable-paper.ts';
import { Frame } from './frame.tsx';
import { titleOf } from './marks.tsx';

export interface NextStepPageProps {
  readonly document: Document;
  readonly kind: 'review' | 'signing';
  readonly people: readonly BoxOption[];
  /** Who signs, and as what. */
  readonly signer: string;
  /** How far the paper is: drawn by the template, or as it was uploaded. */
  readonly paper: PaperState | 'drawn';
  readonly posted: Posted;
}

const words = {
  review: {
    title: 'Trình duyệt dự thảo',
    legend: 'Người duyệt, theo thứ tự trong danh sách',
    hint: 'Người sau nhận việc khi người trước đồng ý.',
    submit: 'Trình duyệt',
  },
  signing: {
    title: 'Trình ký',
    legend: 'Người ký nháy trước',
    hint: 'Không chọn ai thì trình thẳng người ký.',
    submit: 'Lấy số và trình ký',
  },
} as const;

const paperWords: Readonly<
  Record<Exclude<PaperState, 'ready'>, { readonly title: string; readonly text: string }>
> = {
  'being-made': {
    title: 'Đang chuyển sang PDF/A',
    text: 'Tệp soạn thảo đang được chuyển. Tải lại trang sau ít phút.',
  },
  'converter-missing': {
    title: 'Cần bản PDF',
    text: 'Máy chủ chưa cài LibreOffice nên chưa chuyển được tệp soạn thảo. Xuất PDF từ phần mềm soạn thảo.',
  },
  'not-made': {
    title: 'Cần bản PDF',
    text: 'Tệp soạn thảo không chuyển được sang PDF. Xuất PDF từ phần mềm soạn thảo.',
  },
  'pdf-required': {
    title: 'Cần bản PDF',
    text: 'Tệp chính không phải PDF hay DOCX nên chưa ký được.',
  },
};

/** Where number and date go: found by the program, or said by the drafter. */
function Places({ document, posted }: Pick<NextStepPageProps, 'document' | 'posted'>) {
  useIsland('place-picker');
  const issue = posted.issues.get('places');
  return (
    <div class="mu-stack" id="places">
      <p>
        Số và ngày được ghi vào chỗ trống tác giả để ở trang đầu (“Số: …/…”, “ngày … tháng … năm …”) trước khi
        ký.
      </p>
      <Disclosure summary="Chỉ chỗ ghi số, ngày bằng tay" isOpen={issue !== undefined}>
        <place-picker class="mu-stack">
          <p class="mu-quiet">
            Góc dưới bên trái của chữ, tính bằng milimét từ mép trái và mép trên tờ giấy; bấm vào hình để
            điền.
          </p>
          <div class="mu-pictures">
            <img
              src={documentPaths.firstPage(document.id)}
              alt="Trang đầu của bản trình ký"
              loading="lazy"
              width="595"
              height="842"
            />
          </div>
          {handPlaces.map(({ name, label }) => (
            <div class="mu-row" key={name}>
              <TextBox name={`${name}-x`} label={`${label}: cách mép trái`} posted={posted} />
              <TextBox name={`${name}-y`} label={`${label}: cách mép trên`} posted={posted} />
            </div>
          ))}
        </place-picker>
      </Disclosure>
    </div>
  );
}

const handPlaces = [
  { name: 'number', label: 'Số' },
  { name: 'day', label: 'Ngày' },
  { name: 'month', label: 'Tháng (nếu để trống)' },
];

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'place-picker': { class?: string; children?: preact.ComponentChildren };
    }
  }
}

/** To whom a draft goes next: those who look it over, or those who initial and sign it. */
export function NextStepPage({ document, kind, people, signer, paper, posted }: NextStepPageProps) {
  const { title, legend, hint, submit } = words[kind];
  const action = kind === 'review' ? documentPaths.review(document.id) : documentPaths.signing(document.id);
  return (
    <Frame
      title={title}
      direction="outgoing"
      trail={[{ label: nameOf(document), href: documentPaths.document(document.id) }, { label: title }]}
      posted={posted}
    >
      <PageTitle title={title} eyebrow={titleOf(document)} />
      {kind === 'signing' && paper !== 'drawn' && paper !== 'ready' && (
        <Alert tone={paper === 'being-made' ? 'info' : 'warning'} title={paperWords[paper].title}>
          <p>
            {paperWords[paper].text}{' '}
            {paper !== 'being-made' && (
              <a href={documentPaths.revision(document.id)}>Tải lên bản PDF thành bản mới</a>
            )}
          </p>
        </Alert>
      )}
      <Card>
        <form class="mu-stack" method="post" action={action} noValidate>
          {kind === 'signing' && (
            <p>
              Ký: <strong>{signer}</strong>. Số và ngày văn bản được cấp trước khi ký và ở lại với văn bản
              này. Sau khi ký, văn thư đóng dấu và phát hành.
            </p>
          )}
          <ChoiceBoxes
            name="reviewers"
            type="checkbox"
            label={legend}
            hint={hint}
            options={people}
            posted={posted}
          />
          {kind === 'signing' && paper === 'ready' && <Places document={document} posted={posted} />}
          {kind === 'signing' && (
            <TickBox
              name="hand"
              label="Ký tay trên giấy: văn thư in, lấy chữ ký, đóng dấu và quét lại"
              posted={posted}
            />
          )}
          <div>
            <Button variant="primary">{submit}</Button>
          </div>
        </form>
      </Card>
    </Frame>
  );
}
