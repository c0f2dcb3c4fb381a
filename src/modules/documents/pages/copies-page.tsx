import type { CopyForm } from '#engines/pdf-signature/index.ts';
import { copyTitles } from '#modules/signing/index.ts';
import {
  Button,
  Card,
  FileList,
  formatDateTime,
  PageTitle,
  type Posted,
  SecretBox,
  SelectBox,
  WordsBox,
} from '#ui/index.ts';
import type { CopiesView } from '../copy-routes.tsx';
import { nameOf } from '../model.ts';
import { documentPaths } from '../paths.ts';
import { Frame } from './frame.tsx';
import { titleOf } from './marks.tsx';

const formOptions: readonly { readonly value: CopyForm; readonly label: string }[] = [
  { value: 'trueCopy', label: 'Sao y: toàn bộ văn bản' },
  { value: 'copyOfCopy', label: 'Sao lục: sao từ một bản sao y' },
  { value: 'extract', label: 'Trích sao: một phần văn bản' },
];

/** Certified copies of a document: those there are, and the form that makes one more. */
export function CopiesPage({ view, posted }: { readonly view: CopiesView; readonly posted: Posted }) {
  const { document, copies, mayCopy } = view;
  const title = 'Sao y, trích sao';
  return (
    <Frame
      title={title}
      direction={document.direction}
      trail={[{ label: nameOf(document), href: documentPaths.document(document.id) }, { label: title }]}
      posted={posted}
    >
      <PageTitle
        title={title}
        eyebrow={titleOf(document)}
        lead="Bản sao điện tử do cơ quan ký số có giá trị như bản chính; ai cũng kiểm tra được tại trang kiểm tra chữ ký."
      />
      <div class="mu-columns">
        <Card title="Các bản sao">
          {copies.length === 0 ? (
            <p>Chưa có bản sao nào.</p>
          ) : (
            <FileList
              label="Bản sao"
              files={copies.map((copy) => ({
                id: copy.id,
                name: `${copyTitles[copy.form as CopyForm]}${copy.number ? ` số ${copy.number}` : ''}, ${formatDateTime(copy.madeAt, 'vi')}`,
                sizeBytes: Number(copy.sizeBytes),
                href: documentPaths.copy(document.id, copy.id),
              }))}
            />
          )}
        </Card>
        <Card title="Làm bản sao">
          {mayCopy ? (
            <Making view={view} posted={posted} />
          ) : (
            <p>
              Văn thư giữ dấu làm bản sao của văn bản đã ký số; văn bản hạn chế người biết không sao ở đây.
            </p>
          )}
        </Card>
      </div>
    </Frame>
  );
}

const Making = ({
  view: { document, key },
  posted,
}: {
  readonly view: CopiesView;
  readonly posted: Posted;
}) => (
  <form class="mu-stack" method="post" action={documentPaths.copies(document.id)} noValidate>
    <SelectBox name="form" label="Hình thức sao" options={formOptions} posted={posted} />
    <WordsBox
      name="passages"
      label="Phần trích (khi trích sao)"
      hint="Chép đúng từng chữ như trong văn bản; để một dòng trống giữa hai đoạn. Hệ thống đối chiếu với bản gốc."
      rows={6}
      posted={posted}
    />
    <SecretBox name="pin" label="Mã PIN của dấu cơ quan" posted={posted} />
    {key?.place.kind === 'remote' && <SecretBox name="otp" label="Mã xác thực một lần" posted={posted} />}
    <div>
      <Button variant="primary">Sao và ký số</Button>
    </div>
  </form>
);
