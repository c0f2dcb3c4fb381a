import { Alert, Button, Card, EmptyState } from '#ui/index.ts';
import type { WorkItem } from '../model.ts';
import { workflowPaths } from '../paths.ts';
import { Choose, nothingTyped, Words } from './field.tsx';
import { OwnFrame } from './own-frame.tsx';

export interface ShiftPageProps {
  readonly items: readonly WorkItem[];
  readonly colleagues: readonly { readonly officerId: string; readonly fullName: string }[];
  readonly refusal: string | undefined;
}

/** Hands all that names the officer to a colleague at once. */
export function ShiftPage({ items, colleagues, refusal }: ShiftPageProps) {
  return (
    <OwnFrame
      title="Bàn giao ca"
      lead="Chuyển mọi việc đang giao đích danh bạn cho một đồng nghiệp. Việc trong hàng đợi chung vẫn ở đó cho mọi người."
      hasErrors={refusal !== undefined}
    >
      {refusal && (
        <Alert tone="warning" title="Chưa bàn giao được" isNews>
          <p>{refusal}</p>
        </Alert>
      )}
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
              typed={nothingTyped}
              options={colleagues.map(({ officerId, fullName }) => ({ value: officerId, label: fullName }))}
            />
            <Words name="note" label="Lời dặn (không bắt buộc)" rows={2} typed={nothingTyped} />
            <div>
              <Button>Bàn giao tất cả</Button>
            </div>
          </form>
        </Card>
      )}
    </OwnFrame>
  );
}
