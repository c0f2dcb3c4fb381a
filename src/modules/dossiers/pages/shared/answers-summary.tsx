import type { SummaryRow, SummaryStage } from '#engines/forms/index.ts';
import { SummaryList } from '#ui/index.ts';

/** What was filled in, stage by stage; groups and rows of tables as lists inside. */
export const AnswersSummary = ({ stages, headingLevel = 3 }: AnswersSummaryProps) => {
  const Heading = `h${headingLevel}` as const;
  return (
    <div class="mu-stack">
      {stages
        .filter((stage) => stage.rows.some(isTold))
        .map((stage) => (
          <section class="mu-stack" data-gap="small" key={stage.id}>
            <Heading>{stage.title}</Heading>
            <Rows rows={stage.rows} />
          </section>
        ))}
    </div>
  );
};

export interface AnswersSummaryProps {
  readonly stages: readonly SummaryStage[];
  readonly headingLevel?: 2 | 3 | 4 | undefined;
}

const Rows = ({ rows }: { readonly rows: readonly SummaryRow[] }) => (
  <SummaryList
    rows={rows.filter(isTold).map((row) => ({
      term: row.label,
      value: isAddress(row) ? addressLine(row) : row.rows.length > 0 ? <Rows rows={row.rows} /> : row.text,
    }))}
  />
);

const isAddress = ({ rows }: SummaryRow) =>
  rows.length > 0 && rows.every((part) => /\.(?:province|commune|detail)$/.test(part.name));

/** As it is written on a letter: the house first, the province last. */
const addressLine = ({ rows }: SummaryRow) =>
  rows
    .map((part) => part.text)
    .filter((text) => text !== '')
    .reverse()
    .join(', ');

/** What was left empty needs no line. */
const isTold = (row: SummaryRow): boolean => row.text !== '' || row.rows.some(isTold);
