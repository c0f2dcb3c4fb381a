import { ButtonLink, Card } from '#ui/index.ts';
import type { Suggestion } from '../suggestions/suggest.ts';

export interface SuggestedProps {
  /** "Giao Phòng Kinh tế chủ trì", and what speaks for it. */
  readonly lines: readonly { readonly words: string; readonly suggestion: Suggestion }[];
  /** The same page with the form filled in so. */
  readonly href: string;
}

/** What may be meant, with its grounds; it fills in a form at most, and sends nothing. */
export const Suggested = ({ lines, href }: SuggestedProps) =>
  lines.length === 0 ? null : (
    <Card title="Gợi ý">
      <ul>
        {lines.map(({ words, suggestion }) => (
          <li key={words}>
            <strong>{words}</strong>, {groundsOf(suggestion)}.
          </li>
        ))}
      </ul>
      <div>
        <ButtonLink variant="secondary" href={href}>
          Điền vào mẫu
        </ButtonLink>
      </div>
    </Card>
  );

/** "vì 14 trong 16 văn bản gần nhất của Sở Nội vụ đều như vậy". */
export function groundsOf({ count, of, cue }: Suggestion): string {
  const like = cue.by === 'sender' ? `của ${cue.shown}` : `có từ “${cue.shown}”`;
  return count === of
    ? `vì cả ${of} văn bản gần nhất ${like} đã như vậy`
    : `vì ${count} trong ${of} văn bản gần nhất ${like} đã như vậy`;
}
