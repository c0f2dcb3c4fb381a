import { dayOf } from '#modules/org/index.ts';
import { Card, formatDate, Tag, type TagTone } from '#ui/index.ts';
import type { DirectiveView } from '../directive-view.ts';
import type { DirectiveExtension } from '../queries.ts';

const outcomes: Readonly<
  Record<NonNullable<DirectiveExtension['outcome']> | 'waiting', readonly [TagTone, string]>
> = {
  waiting: ['info', 'Chờ quyết định'],
  granted: ['success', 'Đồng ý'],
  refused: ['danger', 'Không đồng ý'],
  lapsed: ['neutral', 'Không còn cần'],
};

/** Every later deadline that was asked for: the deadlines there were are all in it. */
export function Extensions({ view: { extensions, officerNames } }: { readonly view: DirectiveView }) {
  if (extensions.length === 0) return null;
  const day = (at: Temporal.Instant) => formatDate(dayOf(at), 'vi');
  return (
    <Card title="Gia hạn">
      <ul class="mu-plain-list">
        {extensions.map((each) => {
          const [tone, text] = outcomes[each.outcome ?? 'waiting'];
          return (
            <li key={each.id}>
              <p class="mu-row">
                <span class="mu-number">
                  {day(each.previousDueAt)} → {day(each.grantedDueAt ?? each.askedDueAt)}
                </span>
                <Tag tone={tone}>{text}</Tag>
              </p>
              <p class="mu-quiet">
                {each.askedBy && `${officerNames.get(each.askedBy)}, `}
                {day(each.askedAt)}: {each.reason}
              </p>
              {each.outcome === null && each.deciderId && (
                <p class="mu-quiet">Người quyết định: {officerNames.get(each.deciderId)}</p>
              )}
              {each.decisionReason && <p class="mu-quiet">Ý kiến: {each.decisionReason}</p>}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
