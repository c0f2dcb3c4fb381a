import { timeLeft } from '#modules/workflow/index.ts';
import { DeadlineChip, formatDateTime, Tag } from '#ui/index.ts';
import type { AssignmentRole } from '../model.ts';
import type { DocumentView } from '../view-document.ts';
import { assignmentWords, roleWords } from '../words.vi.ts';

type Endorsement = DocumentView['endorsements'][number];
type Assignment = DocumentView['assignments'][number];

/** Who gave the document to whom, end to end: with what word, in which role, read and done when. */
export function Chain({
  view,
  parentId = null,
}: {
  readonly view: DocumentView;
  readonly parentId?: string | null;
}) {
  const here = view.endorsements.filter((each) => each.parentId === parentId && each.state !== 'withdrawn');
  if (here.length === 0) {
    return parentId === null ? <p class="mu-quiet">Chưa có ý kiến chỉ đạo.</p> : null;
  }
  return (
    <ol class="mu-stack" data-gap="small">
      {here.map((endorsement) => (
        <li key={endorsement.id}>
          <Opinion view={view} endorsement={endorsement} />
          <ul class="mu-stack" data-gap="small">
            {view.assignments
              .filter(({ endorsementId }) => endorsementId === endorsement.id)
              .map((assignment) => (
                <li key={assignment.id}>
                  <Part view={view} assignment={assignment} />
                  <Chain view={view} parentId={assignment.id} />
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Opinion({
  view: { names },
  endorsement,
}: {
  readonly view: DocumentView;
  readonly endorsement: Endorsement;
}) {
  const { state, leaderId, proposedBy, proposedAt, decidedBy, decidedAt, onBehalfOf, opinion } = endorsement;
  const name = (id: string | null) => (id && names.get(id)) ?? '';
  if (state === 'proposed') {
    return (
      <p>
        <strong>{name(proposedBy)}</strong> trình <strong>{name(leaderId)}</strong>{' '}
        <span class="mu-quiet">{proposedAt && formatDateTime(proposedAt, 'vi')}</span>{' '}
        <Tag tone="warning">Chờ ý kiến</Tag>
        {opinion && <q>{opinion}</q>}
      </p>
    );
  }
  return (
    <p>
      <strong>{name(decidedBy)}</strong>
      {onBehalfOf && <>, thay mặt {name(onBehalfOf)}</>}{' '}
      <span class="mu-quiet">{decidedAt && formatDateTime(decidedAt, 'vi')}</span>
      {opinion && (
        <>
          : <q>{opinion}</q>
        </>
      )}
    </p>
  );
}

function Part({ view, assignment }: { readonly view: DocumentView; readonly assignment: Assignment }) {
  const { names, unitNames, calendar, now } = view;
  const { role, state, unitId, officerId, dueAt, readAt, readBy, closedAt, closedBy, onBehalfOf, note } =
    assignment;
  const name = (id: string | null) => (id && names.get(id)) ?? '';
  const { text, tone } = assignmentWords[state]!;
  const wasLate = closedAt !== null && Temporal.Instant.compare(closedAt, dueAt) > 0;
  return (
    <>
      <p class="mu-row">
        <Tag tone="neutral">{roleWords[role as AssignmentRole]}</Tag>
        <span>{officerId ? name(officerId) : unitNames.get(unitId)}</span>
        <Tag tone={tone}>{text}</Tag>
        {state === 'open' && <DeadlineChip left={timeLeft(calendar, now, dueAt)} dueAt={dueAt} />}
        {wasLate && state === 'done' && <Tag tone="danger">Xong sau hạn</Tag>}
      </p>
      <p class="mu-quiet">
        {readAt ? `${name(readBy)} xem lúc ${formatDateTime(readAt, 'vi')}` : 'Chưa xem'}
        {closedAt &&
          ` · ${name(closedBy)}${onBehalfOf ? `, thay mặt ${name(onBehalfOf)},` : ''} kết thúc lúc ${formatDateTime(closedAt, 'vi')}`}
      </p>
      {note && <p>{note}</p>}
    </>
  );
}
