import {
  Alert,
  Button,
  ButtonLink,
  Card,
  formatDateTime,
  formatFileSize,
  PageTitle,
  SummaryList,
} from '#ui/index.ts';
import type { HeldRow } from '../held-envelopes.ts';
import { faultName } from '../messages.vi.ts';
import { exchangePaths } from '../paths.ts';
import { ExchangeFrame } from './exchange-frame.tsx';
import { HeldTag } from './quarantine-page.tsx';

export interface HeldPageProps {
  readonly held: HeldRow;
  /** Why it could not be released, or put aside. */
  readonly problem?: string | undefined;
  readonly isNoteMissing?: boolean;
}

/** One envelope of the quarantine, and what may be done about it. */
export function HeldPage({ held, problem, isNoteMissing = false }: HeldPageProps) {
  return (
    <ExchangeFrame
      title={faultName(held.code)}
      hasErrors={Boolean(problem) || isNoteMissing}
      breadcrumbs={[
        { label: 'Gói tin bị cách ly', href: exchangePaths.quarantine() },
        { label: faultName(held.code) },
      ]}
    >
      <PageTitle
        title={faultName(held.code)}
        eyebrow={<HeldTag state={held.state} />}
        actions={
          <ButtonLink variant="secondary" href={exchangePaths.heldEnvelope(held.id)}>
            Tải nguyên gói tin
          </ButtonLink>
        }
      />
      {problem && (
        <Alert tone="danger" title="Vẫn chưa nhận được" isNews>
          <p>{problem}.</p>
        </Alert>
      )}
      <Card>
        <SummaryList
          rows={[
            { term: 'Chi tiết', value: held.detail || '—' },
            { term: 'Hệ thống gửi', value: held.system },
            { term: 'Cơ quan gửi (theo lời khai)', value: held.claimedSender ?? '—' },
            { term: 'Văn bản (theo lời khai)', value: held.claimedDocument ?? '—' },
            { term: 'Đã gửi', value: `${held.times} lần, lần cuối ${formatDateTime(held.lastAt, 'vi')}` },
            { term: 'Dung lượng', value: formatFileSize(Number(held.sizeBytes), 'vi') },
            { term: 'Mã băm SHA-256', value: <code class="mu-breakable">{held.sha256}</code> },
            ...(held.note ? [{ term: 'Lý do bỏ qua', value: held.note }] : []),
          ]}
        />
      </Card>
      {held.state === 'held' && <Decision id={held.id} isNoteMissing={isNoteMissing} />}
    </ExchangeFrame>
  );
}

const Decision = ({ id, isNoteMissing }: { readonly id: string; readonly isNoteMissing: boolean }) => (
  <>
    <Card title="Nhận lại">
      <p>
        Dùng khi nguyên nhân đã được khắc phục, ví dụ cơ quan gửi vừa đăng ký hoặc đổi chứng thư. Trục kiểm
        tra lại từ đầu trước khi nhận.
      </p>
      <form method="post" action={exchangePaths.release(id)}>
        <Button>Kiểm tra và nhận lại</Button>
      </form>
    </Card>
    <Card title="Bỏ qua">
      <form class="mu-stack" data-gap="small" method="post" action={exchangePaths.dismissal(id)}>
        <div class="ds-field">
          <label class="ds-label" for="note">
            Lý do
          </label>
          <textarea
            class="ds-input"
            id="note"
            name="note"
            rows={2}
            maxLength={1000}
            aria-invalid={isNoteMissing ? 'true' : undefined}
            aria-describedby={isNoteMissing ? 'note-error' : undefined}
          />
          {isNoteMissing && (
            <p class="ds-validation-message" data-field="validation" id="note-error">
              Ghi lý do, để người sau hiểu vì sao gói tin này được bỏ qua.
            </p>
          )}
        </div>
        <p>
          <Button variant="secondary" color="danger">
            Bỏ qua gói tin
          </Button>
        </p>
      </form>
    </Card>
  </>
);
