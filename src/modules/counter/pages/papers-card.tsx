import { copiesInWords, type HandedIn, type WalkInEntry } from '#modules/dossiers/index.ts';
import type { OfferedPaper } from '#modules/personal-store/index.ts';
import type { Procedure } from '#modules/procedures/index.ts';
import { Card, formatDate } from '#ui/index.ts';

export interface PapersCardProps {
  readonly procedure: Procedure;
  readonly entry: WalkInEntry;
  readonly offers: ReadonlyMap<number, readonly OfferedPaper[]>;
}

/** What lies on the counter for each component: the paper, a copy, or nothing because the store has it. */
export function PapersCard({ procedure, entry, offers }: PapersCardProps) {
  if (procedure.components.length === 0) return null;
  return (
    <Card title="Giấy tờ nhận tại quầy">
      <div class="ds-field">
        <input class="ds-input" type="checkbox" id="papers" name="allPapers" value="1" />
        <label class="ds-label" for="papers">
          Đã nhận đủ theo danh mục
        </label>
      </div>
      <p class="mu-quiet">Đã nhận bản giấy thì không phải tải tệp; quét sau khi tiếp nhận.</p>
      {procedure.components.map((component, index) => (
        <Paper
          key={component.name}
          number={index + 1}
          label={`${component.name} (${copiesInWords(component)})`}
          chosen={entry.papers.get(index + 1)}
          offers={offers.get(index + 1) ?? []}
        />
      ))}
    </Card>
  );
}

interface PaperProps {
  readonly number: number;
  readonly label: string;
  readonly chosen: HandedIn | undefined;
  readonly offers: readonly OfferedPaper[];
}

function Paper({ number, label, chosen, offers }: PaperProps) {
  const ways: readonly (readonly [value: string, label: string])[] = [
    ['', 'Theo ô trên'],
    ['original', 'Bản chính'],
    ['copy', 'Bản sao'],
    ...offers.map(
      ({ paper, agencyName }) =>
        [
          `stored ${paper.id}`,
          `Đã có trong kho: ${paper.title}, ${agencyName}, ${formatDate(paper.validFrom, 'vi')}; người nộp đồng ý dùng lại`,
        ] as const,
    ),
  ];
  return (
    <fieldset class="ds-fieldset">
      <legend class="ds-label">{label}</legend>
      <div class="mu-row">
        {ways.map(([value, text], index) => (
          <div class="ds-field" key={value}>
            <input
              class="ds-input"
              type="radio"
              id={`paper-${number}-${index}`}
              name={`paper.${number}`}
              value={value}
              checked={(chosen ?? '') === value}
            />
            <label class="ds-label" data-weight="regular" for={`paper-${number}-${index}`}>
              {text}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
