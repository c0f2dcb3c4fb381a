import type { SummaryRow } from '#engines/forms/index.ts';
import { type Dossier, findAssistance, summariseDossier } from '#modules/dossiers/index.ts';
import { getUnit, zone } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';

/** The data of the letter `filled-form`: all that was said, line by line, for the applicant to read and sign. */
export async function statementData(ctx: Context, dossier: Dossier) {
  const stages = await summariseDossier(ctx, dossier);
  const assistance = await findAssistance(ctx.db, dossier.id);
  const desk = await getUnit(ctx.db, dossier.receivingUnitId);
  return {
    procedure: { code: dossier.procedureCode, name: dossier.procedureName },
    dossier: { code: dossier.code },
    applicant: dossier.applicantName,
    desk: desk.name,
    filledBy: assistance?.filledByName ?? null,
    submittedAt: dossier.submittedAt
      .toZonedDateTimeISO(zone)
      .toString({ smallestUnit: 'minute', timeZoneName: 'never' }),
    stages: stages.map(({ title, rows }) => ({ title, rows: rows.flatMap((row) => linesOf(row, '')) })),
  };
}

/** Groups and rows of tables as lines of their own, each under the name of what it is part of. */
function linesOf(row: SummaryRow, within: string): readonly { label: string; text: string }[] {
  const label = within ? `${within}, ${row.label}` : row.label;
  if (row.rows.length > 0) return row.rows.flatMap((part) => linesOf(part, label));
  return row.text === '' ? [] : [{ label, text: row.text }];
}
