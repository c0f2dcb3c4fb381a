import {
  Card,
  DataTable,
  Disclosure,
  isRefused,
  PageTitle,
  type Posted,
  PostedProblem,
  Tag,
} from '#ui/index.ts';
import { wayNames } from '../messages.vi.ts';
import type { Participant } from '../model.ts';
import { exchangePaths } from '../paths.ts';
import { ExchangeFrame } from './exchange-frame.tsx';
import { ParticipantForm } from './participant-form.tsx';

export interface ParticipantsPageProps {
  readonly participants: readonly Participant[];
  readonly posted: Posted;
}

/** Who takes part, and how to let another join. */
export function ParticipantsPage({ participants, posted }: ParticipantsPageProps) {
  const elsewhere = participants.filter(({ way }) => way !== 'local');
  return (
    <ExchangeFrame title="Đơn vị tham gia trục" hasErrors={isRefused(posted)}>
      <PageTitle
        title="Đơn vị tham gia trục"
        lead={`${participants.length - elsewhere.length} cơ quan trong phần mềm này và ${elsewhere.length} đơn vị có hệ thống riêng.`}
      />
      <PostedProblem posted={posted} />
      <Disclosure summary="Thêm đơn vị có hệ thống riêng" isOpen={isRefused(posted)}>
        <Card>
          <ParticipantForm action={exchangePaths.participants} button="Thêm đơn vị" posted={posted} isNew />
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
