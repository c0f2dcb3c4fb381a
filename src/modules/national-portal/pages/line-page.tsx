import { Alert, Card, type Figure, FigureList, formatDateTime, formatNumber, PageTitle } from '#ui/index.ts';
import { lineNames } from '../messages.vi.ts';
import { portalLinePaths } from '../paths.ts';
import type { LineState } from '../queries.ts';
import { PortalFrame } from './portal-frame.tsx';

export interface LinePageProps {
  readonly lines: readonly LineState[];
  readonly isConnected: boolean;
  readonly isVerified: boolean;
}

/** How the line stands: when it was last heard, what waits and since when, what a person must look at. */
export const LinePage = ({ lines, isConnected, isVerified }: LinePageProps) => (
  <PortalFrame title="Cổng Dịch vụ công quốc gia">
    <PageTitle
      title="Cổng Dịch vụ công quốc gia"
      lead="Hồ sơ nộp trên Cổng về đây, trạng thái giải quyết lên Cổng. Mất kết nối thì mọi bản tin chờ ở đây và tự đi tiếp khi có lại."
    />
    {!isConnected && (
      <Alert tone="info" title="Chưa kết nối">
        <p>
          Người vận hành đặt <code>PORTAL_URL</code> và tài khoản kết nối trong cấu hình; từ đó toàn bộ trạng
          thái đã có được gửi lên.
        </p>
      </Alert>
    )}
    {isConnected && !isVerified && (
      <Alert tone="warning" title="Tên trường chưa được kiểm chứng">
        <p>
          Bảng đối chiếu trong <code>national-portal.yaml</code> chưa so với tài liệu kết nối của Cổng. So
          xong, ghi <code>isVerified: true</code>.
        </p>
      </Alert>
    )}
    {lines.map((line) => (
      <LineCard key={line.name} line={line} />
    ))}
  </PortalFrame>
);

function LineCard({ line }: { readonly line: LineState }) {
  const { name, heardAt, failures, failedAt, lastError, nextAttemptAt } = line;
  const isDown = failures > 0;
  return (
    <Card title={lineNames[name]}>
      <div class="mu-stack" data-gap="small">
        <FigureList figures={figuresOf(line)} />
        {isDown && (
          <Alert tone="danger" title={`Không liên lạc được, đã thử ${formatNumber(failures, 'vi')} lần`}>
            <p>
              Lần gần nhất {failedAt && formatDateTime(failedAt, 'vi')}: {lastError}. Thử lại lúc{' '}
              {nextAttemptAt && formatDateTime(nextAttemptAt, 'vi')}.
            </p>
          </Alert>
        )}
        {!isDown && heardAt && <p class="mu-quiet">Đường truyền thông suốt.</p>}
      </div>
    </Card>
  );
}

function figuresOf({ name, heardAt, waiting, oldestAt, stuck }: LineState): readonly Figure[] {
  const isOut = name === 'statuses';
  const list = isOut ? portalLinePaths.sent : portalLinePaths.received;
  return [
    { label: 'Cổng trả lời lần cuối', value: heardAt ? formatDateTime(heardAt, 'vi') : 'Chưa có' },
    {
      label: isOut ? 'Chờ gửi' : 'Chờ xử lý',
      value: formatNumber(waiting, 'vi'),
      note: oldestAt ? `cũ nhất từ ${formatDateTime(oldestAt, 'vi')}` : undefined,
      href: waiting > 0 ? list({ state: 'waiting' }) : undefined,
    },
    {
      label: isOut ? 'Cổng từ chối' : 'Cách ly',
      value: formatNumber(stuck, 'vi'),
      tone: stuck > 0 ? 'warning' : undefined,
      href: stuck > 0 ? list({ state: isOut ? 'refused' : 'held' }) : undefined,
    },
  ];
}
