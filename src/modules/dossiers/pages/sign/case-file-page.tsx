import { signingPaths } from '#modules/signing/index.ts';
import { Button, Card, nothingPosted, type Posted } from '#ui/index.ts';
import type { CaseFileView } from '../../case-file-routes.tsx';
import { deskPaths } from '../../desk-paths.ts';
import { SecretBoxes } from './secret-boxes.tsx';
import { SignFrame } from './sign-frame.tsx';

export interface CaseFilePageProps {
  readonly view: CaseFileView;
  readonly posted?: Posted | undefined;
}

/** What goes into the signed container of a dossier, and the PIN that makes it. */
export function CaseFilePage({
  view: { dossier, mayExport, key },
  posted = nothingPosted,
}: CaseFilePageProps) {
  return (
    <SignFrame
      title="Xuất hồ sơ thành gói ký số"
      eyebrow={dossier.code}
      lead="Toàn bộ hồ sơ trong một tệp .asice do cơ quan ký số, để gửi tòa án, thanh tra hoặc cơ quan khác."
      breadcrumbs={[
        { label: 'Hồ sơ', href: deskPaths.list() },
        { label: dossier.code, href: deskPaths.dossier(dossier.id) },
        { label: 'Gói ký số' },
      ]}
      posted={posted}
    >
      <Card title="Trong gói có">
        <ul>
          <li>giấy tờ, giấy tờ bổ sung, dự thảo và kết quả</li>
          <li>các phiếu đã gửi người nộp hồ sơ</li>
          <li>phiếu kiểm soát và toàn bộ diễn biến xử lý</li>
        </ul>
        <p>
          Ai cũng kiểm tra được gói tại <a href={signingPaths.check()}>trang kiểm tra chữ ký số</a>. Việc xuất
          gói được ghi lại, và chủ hồ sơ thấy trong danh sách những lần xem dữ liệu của mình.
        </p>
        {mayExport ? (
          <form class="mu-stack" method="post" action={deskPaths.caseFile(dossier.id)} noValidate>
            <SecretBoxes
              label="Mã PIN của dấu cơ quan"
              hint="Cơ quan ký lên mọi tệp trong gói."
              keyKind={key?.place.kind}
              posted={posted}
            />
            <div>
              <Button variant="primary">Ký và tải gói</Button>
            </div>
          </form>
        ) : (
          <p>Người giữ dấu của cơ quan giải quyết hồ sơ xuất gói này.</p>
        )}
      </Card>
    </SignFrame>
  );
}
