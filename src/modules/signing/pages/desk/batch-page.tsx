import {
  Alert,
  Button,
  type Column,
  DataTable,
  formatDateTime,
  type Posted,
  SecretBox,
  Tag,
} from '#ui/index.ts';
import type { Batch, BatchEntry } from '../../batch-queries.ts';
import type { BatchSecret } from '../../batch-secret.ts';
import { deskPaths } from '../../desk-paths.ts';
import { problemText } from '../../desk-words.vi.ts';
import { Frame } from './frame.tsx';
import { Digest } from './request-page.tsx';

export interface BatchPageProps {
  readonly batch: Batch;
  readonly posted: Posted;
  readonly asks: BatchSecret;
}

const states = {
  waiting: { text: 'Chờ ký', tone: 'info' },
  signed: { text: 'Đã ký', tone: 'success' },
  failed: { text: 'Chưa ký được', tone: 'danger' },
} as const;

/** The list that is signed in one act, as it was fixed; and, once tried, what came of each document. */
export function BatchPage({ batch, posted, asks }: BatchPageProps) {
  const { entries } = batch;
  const signed = entries.filter(({ state }) => state === 'signed').length;
  const left = entries.length - signed;
  const atOnce = Math.min(left, asks.phone?.documentsAtOnce ?? left);
  const isTried = entries.some(({ state }) => state !== 'waiting');
  return (
    <Frame
      title={isTried ? 'Kết quả ký' : 'Danh sách ký'}
      lead={`${entries.length} văn bản, chốt lúc ${formatDateTime(batch.begunAt, 'vi')}. Danh sách này được lưu làm bằng chứng.`}
      breadcrumbs={[{ label: 'Trình ký', href: deskPaths.requests() }, { label: 'Danh sách ký' }]}
      posted={posted}
    >
      {isTried && (
        <Alert
          tone={left > 0 ? 'warning' : 'success'}
          title={`Đã ký ${signed} trên ${entries.length} văn bản`}
          isNews
        >
          <p>
            {left > 0
              ? 'Văn bản chưa ký được có thể ký lại; văn bản đã ký không bị ký hai lần.'
              : 'Mọi văn bản trong danh sách đã được ký.'}
          </p>
        </Alert>
      )}
      {left > 0 && (
        <form class="mu-stack" method="post" action={deskPaths.batch(batch.id)} noValidate>
          {asks.phone && <PhoneNote {...asks.phone} left={left} />}
          {asks.pin && (
            <SecretBox
              name="pin"
              label={asks.phone ? 'Mã PIN của con dấu' : 'Mã PIN của khóa ký'}
              hint={`Một lần cho ${left} văn bản. Xem danh sách bên dưới trước khi ký.`}
              posted={posted}
            />
          )}
          {asks.otp && <SecretBox name="otp" label="Mã xác thực một lần" posted={posted} />}
          <div>
            <Button variant="primary">
              {isTried && atOnce === left ? 'Ký phần còn lại' : `Ký ${atOnce} văn bản`}
            </Button>
          </div>
        </form>
      )}
      <DataTable
        caption="Văn bản và mã băm lúc chốt danh sách"
        rows={entries}
        rowKey={({ ordinal }) => String(ordinal)}
        columns={columns}
        stacksOnPhone
        empty="Danh sách trống."
      />
      <p>
        Mã băm của cả danh sách: <Digest of={batch.listSha256} />
      </p>
    </Frame>
  );
}

function PhoneNote({
  masked,
  documentsAtOnce,
  left,
}: NonNullable<BatchSecret['phone']> & { readonly left: number }) {
  return (
    <p>
      Khóa ký nằm trên SIM của số {masked}: bấm ký rồi xác nhận trên điện thoại.
      {left > documentsAtOnce &&
        ` Mỗi lần xác nhận ký được ${documentsAtOnce} văn bản; xong lần này, bấm ký tiếp cho phần còn lại.`}
    </p>
  );
}

const columns: readonly Column<BatchEntry>[] = [
  { key: 'ordinal', header: 'Số', isNumber: true, cell: ({ ordinal }) => ordinal + 1 },
  {
    key: 'name',
    header: 'Tệp',
    namesRow: true,
    cell: ({ turnId, name }) => <a href={deskPaths.turn(turnId)}>{name}</a>,
  },
  { key: 'sha256', header: 'Mã băm SHA-256', cell: ({ sha256 }) => <Digest of={sha256} /> },
  {
    key: 'state',
    header: 'Kết quả',
    cell: ({ state, problem }) => {
      const { text, tone } = states[state as keyof typeof states];
      return (
        <>
          <Tag tone={tone}>{text}</Tag>
          {problem && <div>{problemText(problem) ?? problem}</div>}
        </>
      );
    },
  },
];
