import { Card, formatDateTime, Tag } from '#ui/index.ts';
import { outcomeFacts } from '../../desk-messages.vi.ts';
import type { DeskDossier } from '../../desk-view.ts';

/** What agencies and offices that were asked have answered, and who has not: each question with its answers. */
export function Opinions({ view: { items, unitNames } }: { readonly view: DeskDossier }) {
  const asked = items.filter((item) => item.question !== null);
  if (asked.length === 0) return null;
  return (
    <Card title="Ý kiến các cơ quan">
      {[...Map.groupBy(asked, (item) => item.question!)].map(([question, answers]) => (
        <div key={question}>
          <p>
            <strong>{question}</strong>
          </p>
          {answers.map((item) => (
            <div key={item.id}>
              {unitNames.get(item.unitId)}:{' '}
              <Tag tone={item.outcome === 'disagree' ? 'warning' : item.outcome ? 'success' : 'neutral'}>
                {item.outcome ? (outcomeFacts[item.outcome] ?? item.outcome) : waiting[item.state]}
              </Tag>
              {item.remark && <div>{item.remark}</div>}
              {item.closedAt && <div class="mu-quiet">{formatDateTime(item.closedAt, 'vi')}</div>}
            </div>
          ))}
        </div>
      ))}
    </Card>
  );
}

const waiting: Readonly<Record<string, string>> = {
  open: 'đang chờ trả lời',
  suspended: 'tạm dừng',
  done: 'đã trả lời',
  withdrawn: 'không hỏi nữa',
};
