import type { Issue } from '#platform/errors/index.ts';
import { Button, Card, DataTable, Disclosure, ErrorSummary, PageTitle, Tag } from '#ui/index.ts';
import { wayNames } from '../messages.vi.ts';
import type { Participant } from '../model.ts';
import { exchangePaths } from '../paths.ts';
import { ExchangeFrame } from './exchange-frame.tsx';
import { ParticipantField } from './participant-field.tsx';

export interface ParticipantsPageProps {
  readonly participants: readonly Participant[];
  /** What was typed, with what is wrong in it. */
  readonly typed?: URLSearchParams;
  readonly issues?: readonly (Issue & { readonly text: string })[];
}

/** Who takes part, and how to let another join. */
export function ParticipantsPage({ participants, typed, issues = [] }: ParticipantsPageProps) {
  const elsewhere = participants.filter(({ way }) => way !== 'local');
  return (
    <ExchangeFrame title="Đơn vị tham gia trục" hasErrors={issues.length > 0}>
      <PageTitle
        title="Đơn vị tham gia trục"
        lead={`${participants.length - elsewhere.length} cơ quan trong phần mềm này và ${elsewhere.length} đơn vị có hệ thống riêng.`}
      />
      {issues.length > 0 && (
        <ErrorSummary errors={issues.map(({ field, text }) => ({ fieldId: field.slice(1), text }))} />
      )}
      <Disclosure summary="Thêm đơn vị có hệ thống riêng" isOpen={issues.length > 0}>
        <Card>
          <ParticipantForm typed={typed} issues={issues} />
        </Card>
      </Disclosure>
      <DataTable
        caption="Đơn vị tham gia trục"
        rows={participants}
        rowKey={({ id }) => id}
        stacksOnPhone
        empty="Chưa có đơn vị nào."
        columns={[
          { key: 'name', header: 'Đơn vị', namesRow: true, cell: ({ name }) => name },
          { key: 'code', header: 'Mã định danh', noWrap: true, cell: ({ code }) => code },
          { key: 'way', header: 'Cách nhận', cell: ({ way }) => wayNames[way] },
          {
            key: 'signature',
            header: 'Chữ ký',
            noWrap: true,
            cell: ({ requiresSignature }) =>
              requiresSignature ? (
                <Tag tone="success">Bắt buộc</Tag>
              ) : (
                <Tag tone="warning">Không bắt buộc</Tag>
              ),
          },
          { key: 'system', header: 'Hệ thống', cell: ({ system }) => system ?? '—' },
        ]}
      />
    </ExchangeFrame>
  );
}

type FormProps = Pick<ParticipantsPageProps, 'typed' | 'issues'>;

function ParticipantForm({ typed, issues = [] }: FormProps) {
  const field = (name: string) => ({
    name,
    value: typed?.get(name) ?? '',
    error: issues.find((issue) => issue.field === `/${name}`)?.text,
  });
  return (
    <form class="mu-stack" method="post" action={exchangePaths.participants}>
      <ParticipantField {...field('name')} label="Tên đơn vị" />
      <ParticipantField {...field('code')} label="Mã định danh" hint="Ví dụ H18.12 hoặc 000.00.12.H18" />
      <ParticipantField
        {...field('oldCodes')}
        label="Mã cũ (nếu có)"
        hint="Cách nhau bằng dấu phẩy; văn bản gửi theo mã cũ vẫn đến đơn vị này"
      />
      <ParticipantField
        {...field('way')}
        label="Cách nhận văn bản"
        options={(['pull', 'push', 'national'] as const).map((way) => ({ value: way, label: wayNames[way] }))}
      />
      <ParticipantField {...field('endpoint')} label="Địa chỉ nhận (khi trục gọi)" hint="https://…" />
      <ParticipantField
        {...field('system')}
        label="Tên hệ thống gọi trục"
        hint="Tên ngắn đã cấp khi tạo khóa kết nối"
      />
      <ParticipantField
        {...field('certificatePem')}
        label="Chứng thư số của đơn vị"
        hint="Dạng PEM; gói tin ký bằng chứng thư khác sẽ bị cách ly"
        isLong
      />
      <ParticipantField
        {...field('dailyMessages')}
        label="Hạn mức gói tin mỗi ngày (để trống nếu không giới hạn)"
      />
      <p>
        <Button>Thêm đơn vị</Button>
      </p>
    </form>
  );
}
