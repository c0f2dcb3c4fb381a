import { Button, Card, EmptyState, type Posted, WordsBox } from '#ui/index.ts';
import type { WorkItem } from '../model.ts';
import { workflowPaths } from '../paths.ts';
import { Choose } from './choose.tsx';
import { OwnFrame } from './own-frame.tsx';

export interface ShiftPageProps {
  readonly items: readonly WorkItem[];
  readonly colleagues: readonly { readonly officerId: string; readonly fullName: string }[];
  readonly posted: Posted;
}

/** Hands all that names the officer to a colleague at once. */
export function ShiftPage({ items, colleagues, posted }: ShiftPageProps) {
  return (
    <OwnFrame
      title="Bàn giao ca"
      lead="Chuyển mọi việc đang giao đích danh bạn cho một đồng nghiệp. Việc trong hàng đợi chung vẫn ở đó cho mọi người."
      posted={posted}
    >
      {items.length === 0 ? (
        <EmptyState title="Bạn không giữ việc nào.">
          <p>
            <a href={workflowPaths.inbox()}>Về việc của tôi</a>
          </p>
        </EmptyState>
      ) : (
        <Card title={`${items.length} việc đang giữ`}>
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <a href={workflowPaths.item(item.id)}>
                  {item.subjectCode}: {item.title}
                </a>
              </li>
            ))}
          </ul>
          <form class="mu-stack" method="post" action={workflowPaths.shift} noValidate>
            <Choose
              name="officer"
              label="Người nhận"
              posted={posted}
              options={colleagues.map(({ officerId, fullName }) => ({ value: officerId, label: fullName }))}
            />
            <WordsBox name="note" label="Lời dặn (không bắt buộc)" rows={2} posted={posted} />
            <div>
              <Button>Bàn giao tất cả</Button>
            </div>
          </form>
        </Card>
      )}
    </OwnFrame>
  );
}
