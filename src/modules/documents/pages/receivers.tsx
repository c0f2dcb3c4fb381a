import { Card, DataTable, formatDateTime, Tag } from '#ui/index.ts';
import type { DocumentView } from '../view-document.ts';
import { receiverWords } from '../words.vi.ts';

type Receiver = DocumentView['receivers'][number];
const ways: Readonly<Record<string, string>> = {
  axis: 'Trục liên thông',
  unit: 'Nội bộ',
  mail: 'Thư điện tử',
  paper: 'Bản giấy',
};

/** The delivery map: where an issued document went, and what each receiver answered. */
export const Receivers = ({ view: { receivers, assignments } }: { readonly view: DocumentView }) => (
  <Card title="Nơi nhận">
    <DataTable
      caption="Nơi nhận và tình trạng xử lý"
      rows={receivers}
      rowKey={({ ordinal }) => String(ordinal)}
      stacksOnPhone
      empty="Chưa có nơi nhận."
      columns={[
        {
          key: 'name',
          header: 'Nơi nhận',
          namesRow: true,
          cell: ({ name, address }) => (
            <>
              {name}
              {address && address !== name && <div class="mu-quiet">{address}</div>}
            </>
          ),
        },
        { key: 'way', header: 'Cách gửi', cell: ({ way }) => ways[way] },
        {
          key: 'sent',
          header: 'Gửi lúc',
          noWrap: true,
          cell: ({ sentAt }) => (sentAt ? formatDateTime(sentAt, 'vi') : '–'),
        },
        {
          key: 'status',
          header: 'Tình trạng',
          cell: (receiver) => <Standing receiver={receiver} assignments={assignments} />,
        },
      ]}
    />
  </Card>
);

function Standing({
  receiver: { way, unitId, sentAt, statusCode, statusAt, statusNote, recallSentAt },
  assignments,
}: {
  readonly receiver: Receiver;
  readonly assignments: DocumentView['assignments'];
}) {
  if (way === 'unit') {
    const read = assignments.find((each) => each.unitId === unitId && each.readAt)?.readAt;
    return read ? (
      <Tag tone="success">Đã xem {formatDateTime(read, 'vi')}</Tag>
    ) : (
      <Tag tone="neutral">Chưa xem</Tag>
    );
  }
  if (way === 'paper') return <>–</>;
  const word = statusCode ? receiverWords[statusCode] : undefined;
  return (
    <>
      <Tag tone={word?.tone ?? 'neutral'}>{word?.text ?? (sentAt ? 'Đã gửi' : 'Đang gửi')}</Tag>{' '}
      {recallSentAt && <Tag tone="danger">Đã báo thu hồi</Tag>}
      {statusAt && <div class="mu-quiet">{formatDateTime(statusAt, 'vi')}</div>}
      {statusNote && <div>{statusNote}</div>}
    </>
  );
}
