import { dayOf } from '#modules/org/index.ts';
import {
  Alert,
  Card,
  formatDate,
  formatDateTime,
  formatFileSize,
  type Posted,
  SummaryList,
} from '#ui/index.ts';
import { isHandedOver } from '../model.ts';
import { archivePaths } from '../paths.ts';
import { yearsInWords } from '../retention-kinds.ts';
import type { FolderView } from '../view-folder.ts';
import { ActForm } from './act-form.tsx';
import { FolderActs } from './folder-acts.tsx';
import { FolderContents } from './folder-contents.tsx';
import { Frame, StateTag } from './frame.tsx';
import { HoldNotes } from './hold-notes.tsx';

export interface FolderPageProps {
  readonly view: FolderView;
  readonly posted: Posted;
  readonly now: Temporal.Instant;
}

/** A file of work: what is in it on the left, what may be done on the right. */
export function FolderPage({ view, posted }: FolderPageProps) {
  const { folder, holds, isHeld } = view;
  const name = `${folder.code}/${folder.year}`;
  return (
    <Frame
      eyebrow={`Hồ sơ số ${name}`}
      title={folder.title}
      lead={<StateTag state={folder.state} />}
      trail={[{ label: name }]}
      posted={posted}
    >
      {isHeld && (
        <Alert tone="warning" title="Đang giữ nguyên trạng">
          <p>Không thêm, rút, hủy gì trong hồ sơ cho đến khi lãnh đạo thôi giữ.</p>
        </Alert>
      )}
      <HoldNotes holds={holds} names={view.names} mayLift={view.may.hold} />
      <div class="mu-columns">
        <div class="mu-stack">
          <Facts view={view} />
          <FolderContents view={view} posted={posted} />
        </div>
        <div class="mu-stack">
          <FolderActs view={view} posted={posted} />
          <Packages view={view} />
        </div>
      </div>
    </Frame>
  );
}

function Facts({ view: { folder, unitName, names, kind } }: { readonly view: FolderView }) {
  const { closedAt, endsOn, handOverMonths, contentsSha256, archivedAt, destroyedAt } = folder;
  const due = closedAt && isHandedOver(folder) && dayOf(closedAt).add({ months: handOverMonths });
  const rows: readonly (readonly [string, preact.ComponentChildren])[] = [
    ['Đơn vị', unitName],
    ['Người lập', names.get(folder.keeperId)],
    ['Thời hạn lưu trữ', `${yearsInWords(folder.retentionYears)} – ${kind.name}`],
    ['Căn cứ', kind.isConfirmed ? kind.law : `${kind.law} (chờ đối chiếu)`],
    ['Mở ngày', formatDate(dayOf(folder.listedAt), 'vi')],
    ['Kết thúc lúc', closedAt && formatDateTime(closedAt, 'vi')],
    ['Hạn nộp lưu', folder.state === 'closed' && due && formatDate(due, 'vi')],
    ['Lưu trữ tiếp nhận lúc', archivedAt && formatDateTime(archivedAt, 'vi')],
    ['Lưu đến hết ngày', endsOn && formatDate(endsOn, 'vi')],
    ['Hủy lúc', destroyedAt && formatDateTime(destroyedAt, 'vi')],
    ['Mã băm mục lục', contentsSha256 && <code>{contentsSha256}</code>],
  ];
  return (
    <Card title="Hồ sơ" actions={<a href={archivePaths.history('folder', folder.id)}>Toàn bộ diễn biến</a>}>
      <SummaryList rows={rows.flatMap(([term, value]) => (value ? [{ term, value }] : []))} />
    </Card>
  );
}

function Packages({ view: { folder, packages, may } }: { readonly view: FolderView }) {
  if (!may.export && packages.length === 0) return null;
  return (
    <Card title="Gói tin lưu trữ">
      {packages.length > 0 && (
        <ul>
          {packages.map(({ id, kind, sizeBytes, madeAt }) => (
            <li key={id}>
              {may.export ? (
                <a href={archivePaths.package(folder.id, id)}>
                  Gói {kind}, {formatDateTime(madeAt, 'vi')}
                </a>
              ) : (
                `Gói ${kind}, ${formatDateTime(madeAt, 'vi')}`
              )}{' '}
              <span class="mu-quiet">{formatFileSize(Number(sizeBytes), 'vi')}</span>
            </li>
          ))}
        </ul>
      )}
      {may.export && (
        <ActForm action={archivePaths.packages(folder.id)} submit="Tạo gói tin" variant="secondary">
          <p class="mu-quiet">Mỗi tệp được đối chiếu với mục lục trước khi đóng gói.</p>
        </ActForm>
      )}
      {may.export && (
        <p>
          <a href={archivePaths.packageCheck()}>Kiểm tra, nhận lại một gói tin</a>
        </p>
      )}
    </Card>
  );
}
