import type { CopyForm } from '#engines/pdf-signature/index.ts';
import { copyTitles } from '#modules/signing/index.ts';
import {
  Button,
  Card,
  FileList,
  formatDateTime,
  nothingPosted,
  type Posted,
  SelectBox,
  WordsBox,
} from '#ui/index.ts';
import type { CopiesView } from '../../copy-routes.tsx';
import { deskPaths } from '../../desk-paths.ts';
import { SecretBoxes } from './secret-boxes.tsx';
import { SignFrame } from './sign-frame.tsx';

export interface CopiesPageProps {
  readonly view: CopiesView;
  readonly posted?: Posted;
}

/** Copies of an issued result: those there are, and the form that makes one more. */
export function CopiesPage({ view, posted = nothingPosted }: CopiesPageProps) {
  const { dossier } = view.desk;
  return (
    <SignFrame
      title="Sao y, trích sao kết quả"
      eyebrow={`${dossier.code} · ${dossier.applicantName}`}
      lead="Bản sao điện tử do cơ quan ký số có giá trị như bản chính; ai cũng kiểm tra được tại trang kiểm tra chữ ký."
      breadcrumbs={[
        { label: 'Hồ sơ', href: deskPaths.list() },
        { label: dossier.code, href: deskPaths.dossier(dossier.id) },
        { label: 'Bản sao' },
      ]}
      posted={posted}
    >
      <div class="mu-columns">
        <Card title="Các bản sao">
          {view.copies.length === 0 ? (
            <p>Chưa có bản sao nào.</p>
          ) : (
            <FileList
              label="Bản sao"
              files={view.copies.map((copy) => ({
                id: copy.id,
                name: `${copyTitles[copy.form as CopyForm]}${copy.number ? ` số ${copy.number}` : ''}, ${formatDateTime(copy.madeAt, 'vi')}`,
                sizeBytes: Number(copy.sizeBytes),
                href: deskPaths.copy(dossier.id, copy.id),
              }))}
            />
          )}
        </Card>
        <Card title="Làm bản sao">
          {view.mayCopy ? (
            <MakingForm view={view} posted={posted} />
          ) : (
            <p>Người giữ dấu của cơ quan ban hành làm bản sao, khi kết quả đã phát hành dưới dạng điện tử.</p>
          )}
        </Card>
      </div>
    </SignFrame>
  );
}

function MakingForm({ view, posted }: Required<CopiesPageProps>) {
  return (
    <form class="mu-stack" method="post" action={deskPaths.copies(view.desk.dossier.id)} noValidate>
      <SelectBox
        name="form"
        label="Hình thức sao"
        options={[
          { value: 'trueCopy', label: 'Sao y: toàn bộ văn bản' },
          { value: 'extract', label: 'Trích sao: một phần văn bản' },
        ]}
        posted={posted}
      />
      <WordsBox
        name="passages"
        label="Phần trích (khi trích sao)"
        hint="Chép đúng từng chữ như trong văn bản; để một dòng trống giữa hai đoạn. Hệ thống đối chiếu với bản gốc."
        rows={6}
        posted={posted}
      />
      <SecretBoxes
        label="Mã PIN của dấu cơ quan"
        hint="Cơ quan ký số ở góc trên bên phải trang đầu của bản sao."
        keyKind={view.key?.place.kind}
        posted={posted}
      />
      <div>
        <Button variant="primary">Sao và ký số</Button>
      </div>
    </form>
  );
}
