import { DeskFrame } from '#modules/site/index.ts';
import {
  Alert,
  Button,
  Card,
  ErrorSummary,
  formatDate,
  formatDateTime,
  PageTitle,
  SummaryList,
} from '#ui/index.ts';
import { classNames } from '../messages.vi.ts';
import { type Client, type Grant, grantCan, type Operation, type Service } from '../model.ts';
import { platformPaths } from '../paths.ts';
import { FormBox } from './form-box.tsx';
import { GrantTag } from './grant-table.tsx';
import { type Issues, summaryOf } from './issues.ts';

export interface GrantPageProps {
  readonly grant: Grant;
  readonly client: Client;
  readonly clientAgency: string;
  readonly service: Service;
  readonly operation: Operation | undefined;
  readonly purposeName: string;
  readonly isKept: boolean;
  readonly issues?: Issues;
  readonly problem?: string | undefined;
}

/** A request for leave to call, as the provider's administrator decides on it, and takes it back. */
export function GrantPage(props: GrantPageProps) {
  const {
    grant,
    client,
    clientAgency,
    service,
    operation,
    purposeName,
    isKept,
    issues = [],
    problem,
  } = props;
  return (
    <DeskFrame title={`Yêu cầu ${grant.code}`} hasErrors={issues.length > 0 || Boolean(problem)}>
      <div class="mu-stack">
        <PageTitle title={`${client.name} xin khai thác “${service.title}”`} eyebrow={grant.code} />
        {issues.length > 0 && <ErrorSummary errors={summaryOf(issues)} />}
        {problem && (
          <Alert tone="danger" title="Chưa lưu được" isNews>
            <p>{problem}</p>
          </Alert>
        )}
        <SummaryList
          rows={[
            { term: 'Tình trạng', value: <GrantTag state={grant.state} /> },
            { term: 'Cơ quan khai thác', value: clientAgency },
            {
              term: 'Chức năng',
              value: `${operation?.summary || grant.operation} (${grant.operation}, phiên bản ${grant.major})`,
            },
            { term: 'Loại dữ liệu', value: operation ? classNames[operation.dataClass] : '–' },
            { term: 'Mục đích', value: `${purposeName} (${grant.purpose})` },
            { term: 'Căn cứ pháp lý', value: grant.lawBasis },
            {
              term: 'Thời hạn',
              value: `Từ ${formatDate(grant.validFrom, 'vi')} ${grant.validTo ? `đến hết ${formatDate(grant.validTo, 'vi')}` : ', không hạn'}`,
            },
            {
              term: 'Người gửi yêu cầu',
              value: `${grant.askedByName}, ${formatDateTime(grant.askedAt, 'vi')}`,
            },
            ...(grant.decidedAt
              ? [
                  {
                    term: 'Người quyết định',
                    value: `${grant.decidedByName}, ${formatDateTime(grant.decidedAt, 'vi')}`,
                  },
                ]
              : []),
            ...(grant.note ? [{ term: 'Ghi chú', value: grant.note }] : []),
          ]}
        />
        {isKept && grantCan.decide(grant) && (
          <Card title="Quyết định">
            <form class="mu-stack" method="post" action={platformPaths.grant(grant.id)}>
              <FormBox name="note" rows={3} label="Ý kiến" hint="Bắt buộc khi không cấp" issues={issues} />
              <div class="mu-row">
                <Button name="state" value="granted">
                  Cấp quyền
                </Button>
                <Button name="state" value="declined" variant="secondary" color="danger">
                  Không cấp
                </Button>
              </div>
            </form>
          </Card>
        )}
        {isKept && grantCan.revoke(grant) && (
          <Card title="Thu hồi">
            <form class="mu-stack" method="post" action={platformPaths.revocation(grant.id)}>
              <FormBox
                name="reason"
                label="Lý do thu hồi"
                hint="Lời gọi kế tiếp sẽ bị từ chối ngay"
                issues={issues}
              />
              <p>
                <Button variant="secondary" color="danger">
                  Thu hồi quyền
                </Button>
              </p>
            </form>
          </Card>
        )}
      </div>
    </DeskFrame>
  );
}
