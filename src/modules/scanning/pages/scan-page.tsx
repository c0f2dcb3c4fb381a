import { DeskFrame } from '#modules/site/index.ts';
import {
  Button,
  ButtonLink,
  Card,
  DataTable,
  EmptyState,
  formatDateTime,
  LabelledBox,
  PageTitle,
  Pagination,
} from '#ui/index.ts';
import { batchStates } from '../messages.vi.ts';
import type { ScanBatch, ScanPart } from '../model.ts';
import { scanPaths } from '../paths.ts';
import { ScanBox } from './scan-box.tsx';
import { SortingForm } from './sorting-form.tsx';

/** A form of the page that was sent with a gap: `upload`, or the part it was about. */
export interface TriedScan {
  readonly form: string;
  readonly values: URLSearchParams;
  readonly issues: ReadonlyMap<string, string>;
}

export interface ScanPageProps {
  readonly unsorted: readonly ScanPart[];
  readonly nextHref: string | undefined;
  readonly batches: readonly ScanBatch[];
  readonly tried?: TriedScan | undefined;
}

/** Scanning by itself: batches in, what no sheet placed sorted by hand, what became of the rest. */
export const ScanPage = ({ unsorted, nextHref, batches, tried }: ScanPageProps) => (
  <DeskFrame title="Quét giấy tờ" hasErrors={tried !== undefined}>
    <div class="mu-stack">
      <PageTitle
        title="Quét giấy tờ"
        lead="Đặt tờ phân cách trước mỗi giấy tờ, quét cả tập một lần; giấy tờ tự về đúng hồ sơ."
        actions={
          <ButtonLink variant="secondary" href={scanPaths.sheets}>
            In bộ tờ phân cách dùng nhiều lần
          </ButtonLink>
        }
      />
      <Card title="Gửi lô quét">
        <UploadForm tried={tried?.form === 'upload' ? tried : undefined} />
      </Card>
      <Card title="Xếp bằng tay">
        {unsorted.length === 0 ? (
          <EmptyState title="Không còn phần nào chờ xếp." />
        ) : (
          <div class="mu-stack">
            {unsorted.map((part) => (
              <SortingForm key={part.id} part={part} tried={tried?.form === part.id ? tried : undefined} />
            ))}
          </div>
        )}
        {nextHref && <Pagination nextHref={nextHref} />}
      </Card>
      <Card title="Lô quét gần đây">
        <Batches batches={batches} />
      </Card>
    </div>
  </DeskFrame>
);

const UploadForm = ({ tried }: { readonly tried: TriedScan | undefined }) => (
  <form
    class="mu-stack"
    data-gap="small"
    method="post"
    action={scanPaths.batches}
    encType="multipart/form-data"
  >
    <LabelledBox
      id="about"
      label="Mã hồ sơ (không bắt buộc)"
      hint="Chỉ cần khi dùng bộ tờ phân cách không ghi mã."
      issue={tried?.issues.get('about')}
    >
      {(box) => (
        <input class="ds-input" autocomplete="off" value={tried?.values.get('about') ?? ''} {...box} />
      )}
    </LabelledBox>
    <ScanBox issue={tried?.issues.get('files')} />
    <p>
      <Button>Gửi lô quét</Button>
    </p>
  </form>
);

const Batches = ({ batches }: { readonly batches: readonly ScanBatch[] }) => (
  <DataTable
    caption="Lô quét gần đây"
    rows={batches}
    rowKey={(batch) => batch.id}
    stacksOnPhone
    empty="Chưa có lô quét nào."
    columns={[
      { key: 'when', header: 'Lúc', namesRow: true, cell: (batch) => formatDateTime(batch.uploadedAt, 'vi') },
      { key: 'who', header: 'Người quét', cell: (batch) => batch.uploadedByName },
      {
        key: 'about',
        header: 'Hồ sơ',
        noWrap: true,
        cell: (batch) => batch.aboutCode ?? 'Theo tờ phân cách',
      },
      { key: 'pages', header: 'Số trang', isNumber: true, cell: (batch) => batch.pageCount ?? '' },
      {
        key: 'state',
        header: 'Tình trạng',
        cell: (batch) =>
          batch.state === 'unreadable' ? `Không đọc được tệp ${batch.failure}` : batchStates[batch.state],
      },
    ]}
  />
);
