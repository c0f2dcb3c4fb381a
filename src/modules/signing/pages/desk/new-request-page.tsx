import { Button, Card } from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import type { Problem } from '../../desk-words.vi.ts';
import type { Colleague } from '../../request-view.ts';
import { Choices, FileField, TextField } from './field.tsx';
import { Frame } from './frame.tsx';

export interface NewRequestPageProps {
  readonly colleagues: readonly Colleague[];
  readonly values: URLSearchParams;
  readonly problem: Problem;
}

/** What is laid before whom: documents, initials, signatures, the seal, and by when. */
export function NewRequestPage({ colleagues, values, problem }: NewRequestPageProps) {
  const options = colleagues.map(({ officerId, fullName, title }) => ({
    value: officerId,
    label: `${fullName} – ${title}`,
  }));
  const chosen = (name: string) => new Set(values.getAll(name));
  return (
    <Frame
      title="Trình văn bản"
      lead="Người ký nháy trước, người ký sau, con dấu sau cùng. Mỗi bước mở khi bước trước đủ chữ ký."
      breadcrumbs={[{ label: 'Trình ký', href: deskPaths.requests() }, { label: 'Trình văn bản' }]}
      problem={problem}
    >
      <form
        class="mu-stack"
        method="post"
        action={deskPaths.newRequest()}
        encType="multipart/form-data"
        noValidate
      >
        <Card title="Văn bản">
          <p>
            Chưa chắc đúng thể thức? <a href={deskPaths.layout()}>Kiểm tra thể thức trước khi trình</a>.
          </p>
          <div class="mu-stack">
            <TextField id="title" label="Trích yếu" value={values.get('title') ?? ''} problem={problem} />
            <FileField
              id="files"
              label="Tệp PDF"
              hint="Chọn được nhiều tệp, nhiều nhất 100. Tệp phải chọn lại nếu trang báo lỗi."
              accept="application/pdf"
              isMultiple
              problem={problem}
            />
            <TextField
              id="due"
              label="Hạn ký"
              hint="Đến hết ngày này."
              type="date"
              value={values.get('due') ?? ''}
              problem={problem}
            />
          </div>
        </Card>
        <Card title="Ký nháy">
          <Choices
            id="initial"
            legend="Người ký nháy"
            hint="Không bắt buộc. Mọi người được chọn đều phải ký nháy."
            options={options}
            chosen={chosen('initial')}
            problem={problem}
          />
        </Card>
        <Card title="Ký">
          <div class="mu-stack">
            <Choices
              id="stages"
              legend="Người ký"
              options={options}
              chosen={chosen('stages')}
              problem={problem}
            />
            <TextField
              id="need"
              label="Cần bao nhiêu chữ ký"
              hint="Bỏ trống nếu mọi người được chọn đều phải ký."
              type="number"
              size={4}
              value={values.get('need') ?? ''}
              problem={problem}
            />
          </div>
        </Card>
        <Card title="Đóng dấu">
          <Choices
            id="seal"
            legend="Con dấu"
            options={[{ value: 'yes', label: 'Đóng dấu cơ quan sau khi ký' }]}
            chosen={chosen('seal')}
            problem={problem}
          />
        </Card>
        <div>
          <Button variant="primary">Trình ký</Button>
        </div>
      </form>
    </Frame>
  );
}
