import { Button, Card, ChoiceBoxes, FileBox, type Posted, TextBox } from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import type { Colleague } from '../../request-view.ts';
import { Frame } from './frame.tsx';

export interface NewRequestPageProps {
  readonly colleagues: readonly Colleague[];
  readonly posted: Posted;
}

/** What is laid before whom: documents, initials, signatures, the seal, and by when. */
export function NewRequestPage({ colleagues, posted }: NewRequestPageProps) {
  const options = colleagues.map(({ officerId, fullName, title }) => ({
    value: officerId,
    label: `${fullName} – ${title}`,
  }));
  return (
    <Frame
      title="Trình văn bản"
      lead="Người ký nháy trước, người ký sau, con dấu sau cùng. Mỗi bước mở khi bước trước đủ chữ ký."
      breadcrumbs={[{ label: 'Trình ký', href: deskPaths.requests() }, { label: 'Trình văn bản' }]}
      posted={posted}
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
            <TextBox name="title" label="Trích yếu" posted={posted} />
            <FileBox
              name="files"
              label="Tệp PDF"
              hint="Chọn được nhiều tệp, nhiều nhất 100. Tệp phải chọn lại nếu trang báo lỗi."
              accept="application/pdf"
              isMultiple
              posted={posted}
            />
            <TextBox name="due" label="Hạn ký" hint="Đến hết ngày này." type="date" posted={posted} />
          </div>
        </Card>
        <Card title="Ký nháy">
          <ChoiceBoxes
            type="checkbox"
            name="initial"
            label="Người ký nháy"
            hint="Không bắt buộc. Mọi người được chọn đều phải ký nháy."
            options={options}
            posted={posted}
          />
        </Card>
        <Card title="Ký">
          <div class="mu-stack">
            <ChoiceBoxes type="checkbox" name="stages" label="Người ký" options={options} posted={posted} />
            <TextBox
              name="need"
              label="Cần bao nhiêu chữ ký"
              hint="Bỏ trống nếu mọi người được chọn đều phải ký."
              type="number"
              size={4}
              posted={posted}
            />
          </div>
        </Card>
        <Card title="Đóng dấu">
          <ChoiceBoxes
            type="checkbox"
            name="seal"
            label="Con dấu"
            options={[{ value: 'yes', label: 'Đóng dấu cơ quan sau khi ký' }]}
            posted={posted}
          />
        </Card>
        <div>
          <Button variant="primary">Trình ký</Button>
        </div>
      </form>
    </Frame>
  );
}
