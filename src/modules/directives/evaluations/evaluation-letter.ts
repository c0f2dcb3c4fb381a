import { dayOf, type Unit } from '#modules/org/index.ts';
import type { EvaluationView } from './evaluation-routes.tsx';

/** What the printed sheet says: the figures as they stand, what was counted, and every objection with its answer. */
export const evaluationLetter = ({ sheet, lines, unitName, headName }: EvaluationView, agency: Unit) => ({
  agency: { name: agency.name },
  place: agency.name.match(/(?:tỉnh|thành phố|xã|phường|đặc khu) (.+)$/u)?.[1] ?? agency.name,
  issuedAt: dayOf(sheet.drawnAt).toString(),
  officer: sheet.officerName,
  unit: unitName,
  head: headName,
  month: sheet.month.month,
  year: sheet.month.year,
  lines: lines.map((line) => ({
    name: line.name,
    counted: line.counted,
    amount: line.amount,
    objection: line.objection ?? '',
    answer: line.answer ?? '',
  })),
});
