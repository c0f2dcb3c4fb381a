import { Alert, Button, Card, PageTitle } from '#ui/index.ts';
import { type Document, nameOf } from '../model.ts';
import { documentPaths } from '../paths.ts';
import type { Problem } from '../problem.ts';
import { type Option, Ticks } from './fields.tsx';
import { Frame } from './frame.tsx';
import { titleOf } from './marks.tsx';

export interface NextStepPageProps {
  readonly document: Document;
  readonly kind: 'review' | 'signing';
  readonly people: readonly Option[];
  /** Who signs, and as what. */
  readonly signer: string;
  /** A PDF is there, or is drawn by the template. */
  readonly isReady: boolean;
  readonly problem: Problem;
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

/** To whom a draft goes next: those who look it over, or those who initial and sign it. */
export function NextStepPage({ document, kind, people, signer, isReady, problem }: NextStepPageProps) {
  const { title, legend, hint, submit } = words[kind];
  const action = kind === 'review' ? documentPaths.review(document.id) : documentPaths.signing(document.id);
  return (
    <Frame
      title={title}
      direction="outgoing"
      trail={[{ label: nameOf(document), href: documentPaths.document(document.id) }, { label: title }]}
      problem={problem}
    >
      <PageTitle title={title} eyebrow={titleOf(document)} />
      {kind === 'signing' && !isReady && (
        <Alert tone="warning" title="Cần bản PDF">
          <p>
            Tệp chính chưa phải PDF nên chưa ký số được. Xuất PDF từ phần mềm soạn thảo rồi{' '}
            <a href={documentPaths.revision(document.id)}>tải lên thành bản mới</a>.
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
          <Ticks name="reviewers" legend={legend} hint={hint} options={people} problem={problem} />
          <div>
            <Button variant="primary">{submit}</Button>
          </div>
        </form>
      </Card>
    </Frame>
  );
}
