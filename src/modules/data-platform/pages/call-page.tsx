import { ButtonLink, formatDateTime, formatFileSize, PageTitle, SummaryList } from '#ui/index.ts';
import type { LoggedCall } from '../call-log.ts';
import { platformPaths } from '../paths.ts';
import { OutcomeTag } from './call-table.tsx';
import { PlatformFrame } from './platform-frame.tsx';

/** One call as the log has it, and its proof. */
export function CallPage({ call }: { readonly call: LoggedCall }) {
  const title = `${call.serviceName} · ${call.operation ?? call.method}`;
  return (
    <PlatformFrame
      title={title}
      breadcrumbs={[{ label: 'Nhật ký', href: platformPaths.calls() }, { label: title }]}
    >
      <PageTitle
        title={title}
        eyebrow={formatDateTime(call.at, 'vi')}
        actions={call.batchId && <ButtonLink href={platformPaths.proof(call.id)}>Tải bằng chứng</ButtonLink>}
      />
      <SummaryList
        rows={[
          { term: 'Kết quả', value: <OutcomeTag call={call} /> },
          {
            term: 'Hệ thống gọi',
            value: call.clientId ? (
              <a href={platformPaths.client(call.clientId)}>{call.clientSystem}</a>
            ) : (
              call.clientSystem
            ),
          },
          { term: 'Mục đích', value: call.purpose ?? '–' },
          {
            term: 'Quyền đã dùng',
            value: call.grantId ? <a href={platformPaths.grant(call.grantId)}>Xem quyền</a> : '–',
          },
          { term: 'Địa chỉ', value: <code class="mu-break">{`${call.method} ${call.path}`}</code> },
          { term: 'Thời gian', value: `${call.ms} ms` },
          { term: 'Gửi đi', value: formatFileSize(Number(call.requestBytes), 'vi') },
          { term: 'Nhận về', value: formatFileSize(Number(call.responseBytes), 'vi') },
          { term: 'Mã băm lời gọi', value: <code class="mu-break">{call.requestDigest}</code> },
          { term: 'Mã băm trả lời', value: <code class="mu-break">{call.responseDigest}</code> },
          {
            term: 'Về một người',
            value: call.subjectHash ? 'Có; chỉ giữ mã băm của số định danh' : 'Không khai trong đặc tả',
          },
          {
            term: 'Khác đặc tả',
            value: call.discrepancyId ? (
              <a href={platformPaths.discrepancy(call.discrepancyId)}>Xem phiếu</a>
            ) : (
              'Không'
            ),
          },
          { term: 'Nhật ký có chữ ký', value: call.batchId ? 'Đã ký' : 'Chờ đợt ký tới, trong vài giây' },
        ]}
      />
      <p class="mu-quiet">
        Bằng chứng gồm dòng nhật ký, đường băm (RFC 6962) và chữ ký của nền tảng (RFC 7515); kiểm tra được khi
        không có mạng.
      </p>
    </PlatformFrame>
  );
}
