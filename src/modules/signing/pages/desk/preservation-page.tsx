import { dayOf } from '#modules/org/index.ts';
import { ConsoleFrame } from '#modules/site/index.ts';
import { Alert, type Column, DataTable, formatDate, PageTitle, Tag } from '#ui/index.ts';
import type { PreservedFile } from '../../preservation/preserved-files.ts';

export interface PreservationPageProps {
  readonly files: readonly PreservedFile[];
  /** Until this day the list looks ahead. */
  readonly until: Temporal.Instant;
  readonly hasTimestamps: boolean;
}

const reasons: Readonly<Record<string, string>> = {
  'certificate-ends': 'Chứng thư của người ký hết hạn',
  'timestamp-certificate-ends': 'Chứng thư của dấu thời gian hết hạn',
  'authority-certificate-ends': 'Chứng thư của tổ chức cấp hết hạn',
  'trust-ends': 'Tổ chức cấp thôi được tin cậy',
  'algorithm-ends': 'Thuật toán không còn đủ mạnh',
};

const problems: Readonly<Record<string, string>> = {
  'timestamp-unavailable': 'Không lấy được dấu thời gian',
  'revocation-unavailable': 'Không hỏi được tình trạng thu hồi',
  'chain-unknown': 'Không rõ tổ chức cấp chứng thư',
};

/** What would become unprovable, and when: before that day it is stamped anew, or a person sees why not. */
export function PreservationPage({ files, until, hasTimestamps }: PreservationPageProps) {
  return (
    <ConsoleFrame title="Duy trì giá trị chữ ký">
      <div class="mu-stack">
        <PageTitle
          title="Duy trì giá trị chữ ký"
          lead={`Tệp đã ký mà bằng chứng hết hạn trước ngày ${formatDate(dayOf(until), 'vi')}. Hệ thống tự đóng thêm dấu thời gian 90 ngày trước hạn.`}
        />
        {!hasTimestamps && (
          <Alert tone="warning" title="Chưa có tổ chức cấp dấu thời gian">
            <p>Khai báo ít nhất một tổ chức trong tệp cấu hình ký số để chữ ký được duy trì.</p>
          </Alert>
        )}
        <DataTable
          caption="Tệp sắp mất bằng chứng, sớm nhất đứng đầu"
          rows={files}
          rowKey={({ fileId }) => fileId}
          columns={columns}
          stacksOnPhone
          empty="Không có tệp nào sắp mất bằng chứng."
        />
      </div>
    </ConsoleFrame>
  );
}

const columns: readonly Column<PreservedFile>[] = [
  {
    key: 'due',
    header: 'Hết hạn',
    noWrap: true,
    cell: ({ dueAt }) => dueAt && formatDate(dayOf(dueAt), 'vi'),
  },
  { key: 'name', header: 'Tệp', namesRow: true, cell: ({ name }) => name },
  {
    key: 'reason',
    header: 'Vì sao',
    cell: ({ reason, what }) => `${reasons[reason ?? ''] ?? reason}: ${what}`,
  },
  {
    key: 'state',
    header: 'Tình trạng',
    cell: ({ problem, version }) =>
      problem ? (
        <Tag tone="danger">{problems[problem] ?? problem}</Tag>
      ) : (
        <Tag tone="info">{version > 0 ? `Đã đóng thêm ${version} lần` : 'Chờ đóng dấu'}</Tag>
      ),
  },
];
