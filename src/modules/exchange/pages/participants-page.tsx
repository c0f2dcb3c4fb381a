import type { Issue } from '#platform/errors/index.ts';
import { Card, DataTable, Disclosure, ErrorSummary, PageTitle, Tag } from '#ui/index.ts';
import { wayNames } from '../messages.vi.ts';
import type { Participant } from '../model.ts';
import { exchangePaths } from '../paths.ts';
import { ExchangeFrame } from './exchange-frame.tsx';
import { ParticipantForm } from './participant-form.tsx';

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
        <ErrorSummary errors={issues.map(({ field, text }) => [field.slice(1), text] as const)} />
      )}
      <Disclosure summary="Thêm đơn vị có hệ thống riêng" isOpen={issues.length > 0}>
        <Card>
          <ParticipantForm
            action={exchangePaths.participants}
            button="Thêm đơn vị"
            values={typed ?? new URLSearchParams()}
            issues={issues}
            isNew
          />
        </Card>
      </Disclosure>
      <DataTable
        caption="Đơn vị tham gia trục"
        rows={participants}
        rowKey={({ id }) => id}
        stacksOnPhone
        empty="Chưa có đơn vị nào."
        columns={[
          {
            key: 'name',
            header: 'Đơn vị',
            namesRow: true,
            cell: ({ id, name, way }) =>
              way === 'local' ? name : <a href={exchangePaths.participant(id)}>{name}</a>,
          },
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
