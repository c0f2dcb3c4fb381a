import { DeskFrame } from '#modules/site/index.ts';
import {
  Button,
  ButtonLink,
  Card,
  DataTable,
  Disclosure,
  EmptyState,
  formatDateTime,
  LabelledBox,
  PageTitle,
  Pagination,
  Tag,
} from '#ui/index.ts';
import { batchStates } from '../messages.vi.ts';
import type { ScanBatch, ScanPart } from '../model.ts';
import { scanPaths } from '../paths.ts';
import { ScanBox } from './scan-box.tsx';

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

function SortingForm({ part, tried }: { readonly part: ScanPart; readonly tried: TriedScan | undefined }) {
  const typed = (name: string, usual: string) => tried?.values.get(name) ?? usual;
  const id = (name: string) => `${name}-${part.id}`;
  const label = `Trang ${part.pages.map((page) => page + 1).join(', ')} của lô, quét lúc ${formatDateTime(part.foundAt, 'vi')}`;
  return (
    <section class="mu-stack" data-gap="small" aria-label={label}>
      <p class="mu-row">
        <a href={scanPaths.partFile(part.id)}>{label} (PDF)</a>
        {part.blankPages.length > 0 && <Tag tone="info">{part.blankPages.length} trang có vẻ trắng</Tag>}
      </p>
      <form class="mu-row" method="post" action={scanPaths.placing(part.id)}>
        <LabelledBox id={id('code')} name="code" label="Mã hồ sơ" issue={tried?.issues.get('code')}>
          {(box) => (
            <input
              class="ds-input"
              autocomplete="off"
              value={typed('code', part.subjectCode ?? '')}
              {...box}
            />
          )}
        </LabelledBox>
        <LabelledBox id={id('paper')} name="paper" label="Giấy tờ số" issue={tried?.issues.get('paper')}>
          {(box) => (
            <input
              class="ds-input"
              inputMode="numeric"
              autocomplete="off"
              size={4}
              value={typed('paper', String(part.paper ?? ''))}
              {...box}
            />
          )}
        </LabelledBox>
        <Button variant="secondary">Xếp vào hồ sơ</Button>
      </form>
      {part.blankPages.length > 0 && (
        <form method="post" action={scanPaths.trimming(part.id)}>
          <Button variant="tertiary">Bỏ trang trắng</Button>
        </form>
      )}
      <Disclosure summary="Gác lại, không thuộc hồ sơ nào" isOpen={tried?.issues.has('reason')}>
        <form class="mu-row" method="post" action={scanPaths.settingAside(part.id)}>
          <LabelledBox id={id('reason')} name="reason" label="Vì sao" issue={tried?.issues.get('reason')}>
            {(box) => (
              <input class="ds-input" autocomplete="off" value={tried?.values.get('reason') ?? ''} {...box} />
            )}
          </LabelledBox>
          <Button variant="tertiary">Gác lại</Button>
        </form>
      </Disclosure>
    </section>
  );
}

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
