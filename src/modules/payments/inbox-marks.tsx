import type { InboxMarks } from '#modules/workflow/index.ts';
import { owedVnd } from './model.ts';
import { listObligationsOf } from './obligations.ts';
import { PaymentTag } from './pages/payment-tag.tsx';

/** Says in the inbox which of the things that wait are not paid yet. */
export const unpaidMarks: InboxMarks = async (db, items) => {
  const dossiers = items.filter(({ subjectType }) => subjectType === 'dossier');
  const owed = await listObligationsOf(db, 'dossier', [...new Set(dossiers.map((item) => item.subjectId))]);
  return new Map(
    owed
      .filter((each) => owedVnd(each) > 0)
      .map((each) => [each.subjectId, <PaymentTag isAlone {...each} />]),
  );
};
