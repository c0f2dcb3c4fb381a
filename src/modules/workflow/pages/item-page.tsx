import { roleName } from '#modules/org/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import {
  Button,
  Card,
  ChoiceBoxes,
  DeadlineChip,
  formatDateTime,
  isRefused,
  PageTitle,
  type Posted,
  PostedProblem,
  SummaryList,
  Tag,
  WordsBox,
} from '#ui/index.ts';
import type { ItemView } from '../item-routes.tsx';
import { workflowPaths } from '../paths.ts';
import { timeLeft } from '../time-left.ts';
import { Choose } from './choose.tsx';

export interface ItemPageProps extends ItemView {
  readonly posted: Posted;
}

/** A piece of work by itself: what it is and who has it on the left, giving it on and talking about it on the right. */
export function ItemPage(props: ItemPageProps) {
  const { item, calendar, now, posted } = props;
  return (
    <DeskFrame
      title={`${item.subjectCode} – ${item.title}`}
      hasErrors={isRefused(posted)}
      breadcrumbs={[
        { label: 'Việc của tôi', href: workflowPaths.inbox() },
        { label: item.subjectCode, href: workflowPaths.subject(item) },
        { label: item.title },
      ]}
    >
      <div class="mu-stack">
        <PageTitle
          eyebrow={item.subjectCode}
          title={item.title}
          lead={
            <span class="mu-row">
              {item.state === 'open' && (
                <DeadlineChip left={timeLeft(calendar, now, item.dueAt)} dueAt={item.dueAt} />
              )}
              <a href={workflowPaths.subject(item)}>Mở hồ sơ</a>
            </span>
          }
        />
        <PostedProblem posted={posted} />
        <div class="mu-columns">
          <div class="mu-stack">
            <Card title="Việc">
              <Facts {...props} />
            </Card>
            <Card title="Trao đổi nội bộ">
              <Notes {...props} />
            </Card>
          </div>
          <div class="mu-stack">
            {(props.isOwn || props.isDirected) && (
              <Card title="Ai làm">
                <Giving {...props} />
              </Card>
            )}
          </div>
        </div>
      </div>
    </DeskFrame>
  );
}

const states: Readonly<Record<string, string>> = {
  open: 'Đang chờ xử lý',
  suspended: 'Tạm dừng, chờ người nộp',
  done: 'Đã xong',
  withdrawn: 'Không còn phải làm',
};

function Facts({ item, unitName, officerNames }: ItemPageProps) {
  const name = (id: string | null) => (id && officerNames.get(id)) || undefined;
  const inPlaceOf = name(item.closedFor);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Nội dung', item.subjectTitle],
    ['Câu hỏi', item.question ?? undefined],
    ['Trả lời', item.remark ?? undefined],
    ['Trạng thái', states[item.state]],
    ['Đơn vị, vai trò', `${unitName}, ${roleName(item.role)}`],
    ['Đang giữ', item.state === 'open' ? (name(item.assigneeId) ?? 'Chưa ai nhận') : undefined],
    ['Đã làm', name(item.closedBy) && `${name(item.closedBy)}${inPlaceOf ? `, thay mặt ${inPlaceOf}` : ''}`],
    ['Chuyển đến', formatDateTime(item.openedAt, 'vi')],
    ['Bước này xong trước', item.stepDueAt ? formatDateTime(item.stepDueAt, 'vi') : undefined],
    ['Đã nhắc', item.remindedAt ? formatDateTime(item.remindedAt, 'vi') : undefined],
    [
      'Đã báo quá hạn',
      item.escalatedAt
        ? `${formatDateTime(item.escalatedAt, 'vi')}, cho ${name(item.escalatedTo) ?? 'chưa ai'}`
        : undefined,
    ],
  ];
  return <SummaryList rows={facts.flatMap(([term, value]) => (value ? [{ term, value }] : []))} />;
}

function Giving({ item, isOwn, isDirected, colleagues, posted }: ItemPageProps) {
  const others = colleagues.filter(({ officerId, isBarred }) => officerId !== item.assigneeId && !isBarred);
  return (
    <>
      <div class="mu-row">
        {isOwn && item.assigneeId === null && (
          <Act path={workflowPaths.itemAct(item.id, 'claim')} label="Nhận việc này" isMain />
        )}
        {isOwn && item.assigneeId !== null && (
          <Act path={workflowPaths.itemAct(item.id, 'release')} label="Trả về hàng đợi" />
        )}
        {isDirected && item.assigneeId === null && (
          <Act path={workflowPaths.itemAct(item.id, 'distribute')} label="Phân công theo khối lượng" />
        )}
      </div>
      {others.length > 0 && (
        <form class="mu-stack" method="post" action={workflowPaths.itemAct(item.id, 'reassign')}>
          <Choose
            name="officer"
            label="Giao cho đồng nghiệp"
            hint="Số việc đang giữ của mỗi người ghi trong ngoặc."
            posted={posted}
            options={others.map((each) => ({
              value: each.officerId,
              label: `${each.fullName} (${each.open} việc${each.isAway ? ', đang nghỉ' : ''})`,
            }))}
          />
          <div>
            <Button variant="secondary">Giao việc</Button>
          </div>
        </form>
      )}
    </>
  );
}

const Act = ({ path, label, isMain = false }: { path: string; label: string; isMain?: boolean }) => (
  <form method="post" action={path}>
    <Button variant={isMain ? 'primary' : 'secondary'}>{label}</Button>
  </form>
);

function Notes({ item, notes, readers, posted }: ItemPageProps) {
  return (
    <>
      {notes.length === 0 && <p class="mu-quiet">Chưa có trao đổi. Người nộp không thấy nội dung ở đây.</p>}
      {notes.map((note) => (
        <div key={note.id}>
          <strong>{note.authorName}</strong>{' '}
          <span class="mu-quiet">{formatDateTime(note.writtenAt, 'vi')}</span>
          {note.mentions.map((name) => (
            <Tag key={name}>nhắc {name}</Tag>
          ))}
          <p>{note.body}</p>
        </div>
      ))}
      <form class="mu-stack" method="post" action={workflowPaths.notes(item.id)} noValidate>
        <WordsBox name="body" label="Viết trao đổi" posted={posted} />
        <Readers readers={readers} posted={posted} />
        <div>
          <Button variant="secondary">Ghi</Button>
        </div>
      </form>
    </>
  );
}

function Readers({ readers, posted }: Pick<ItemPageProps, 'readers' | 'posted'>) {
  if (readers.length === 0) return null;
  return (
    <details open={posted.issues.has('mentions')}>
      <summary>Nhắc đồng nghiệp đọc</summary>
      <ChoiceBoxes
        type="checkbox"
        name="mentions"
        label="Người được nhắc thấy trao đổi này trên trang Việc của tôi"
        options={readers.map(({ officerId, fullName }) => ({ value: officerId, label: fullName }))}
        posted={posted}
      />
    </details>
  );
}
