import type { DocumentType, LayoutFinding, LayoutReport } from '#engines/letters/index.ts';
import { Alert, Button, Card, LabelledBox, nothingPosted, Tag } from '#ui/index.ts';
import { deskPaths } from '../desk-paths.ts';
import { Frame } from '../pages/desk/frame.tsx';

export interface CheckedLayout extends LayoutReport {
  readonly name: string;
}

export interface LayoutPageProps {
  readonly kinds: readonly DocumentType[];
  readonly kind?: string | undefined;
  readonly checked?: CheckedLayout;
  readonly issue?: string;
}

/** A draft in, how it departs from the layout of the law out: what is wrong, what to do, and by which article. */
export function LayoutPage({ kinds, kind, checked, issue }: LayoutPageProps) {
  const posted = { ...nothingPosted, issues: new Map(issue ? [['file', issue]] : []) };
  return (
    <Frame
      title="Kiểm tra thể thức"
      lead="Đối chiếu dự thảo với thể thức văn bản hành chính trước khi trình ký. Tệp không được lưu lại."
      posted={posted}
    >
      {checked && <Found checked={checked} />}
      <Card title={checked ? 'Kiểm tra tệp khác' : 'Chọn văn bản'}>
        <form
          class="mu-stack"
          method="post"
          action={deskPaths.layout()}
          encType="multipart/form-data"
          noValidate
        >
          <LabelledBox
            id="file"
            label="Tệp PDF"
            hint="Xuất từ phần mềm soạn thảo, không phải bản quét."
            issue={issue}
          >
            {(attributes) => <input type="file" accept="application/pdf" {...attributes} />}
          </LabelledBox>
          <LabelledBox id="kind" label="Loại văn bản">
            {(attributes) => (
              <select class="ds-input" {...attributes}>
                <option value="">Theo tên loại ghi trong văn bản</option>
                {kinds.map(({ code, name }) => (
                  <option key={code} value={code} selected={code === kind}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </LabelledBox>
          <div>
            <Button variant="primary">Kiểm tra</Button>
          </div>
        </form>
      </Card>
    </Frame>
  );
}

function Found({ checked: { name, type, findings } }: { readonly checked: CheckedLayout }) {
  const what = `${name} – ${type?.name ?? 'không rõ loại văn bản'}`;
  if (findings.length === 0) {
    return (
      <Alert tone="success" title="Đúng thể thức" isNews>
        <p>{what}: không thấy điểm nào cần sửa.</p>
      </Alert>
    );
  }
  return (
    <section class="mu-stack" aria-labelledby="findings">
      <Alert tone="warning" title={`${findings.length} điểm cần xem`} isNews>
        <p>{what}.</p>
      </Alert>
      <h2 id="findings">Những điểm cần xem</h2>
      <ol class="mu-stack ds-list">
        {findings.map((finding, index) => (
          <Finding key={index} finding={finding} />
        ))}
      </ol>
    </section>
  );
}

const Finding = ({
  finding: { severity, page, message, mend, article },
}: {
  readonly finding: LayoutFinding;
}) => (
  <li>
    <p class="mu-row">
      <Tag tone={severity === 'error' ? 'danger' : 'warning'}>
        {severity === 'error' ? 'Sai thể thức' : 'Nên xem lại'}
      </Tag>
      <span class="mu-quiet">Trang {page}</span>
    </p>
    <p>
      {message} {mend}
    </p>
    <p class="mu-quiet">{article}</p>
  </li>
);
