import type { DossierFact } from '#modules/dossiers/index.ts';

/**
 * What a dossier is counted as, on a day. `early` is finished before the day of its due date, `onTime` on that day and not
 * after it, `late` after; `satisfied` is a score of 4 or 5.
 */
export const measures = [
  'received',
  'receivedOnline',
  'digitised',
  'reused',
  'refused',
  'withdrawn',
  'stopped',
  'reopened',
  'early',
  'onTime',
  'late',
  'electronicResult',
  'withFee',
  'paidOnline',
  'returned',
  'rated',
  'satisfied',
] as const;

export type Measure = (typeof measures)[number];

/** What is counted on the day of acceptance, for the agency that accepted. */
export const atAcceptance: readonly Measure[] = ['received', 'receivedOnline', 'digitised', 'reused'];

const zone = 'Asia/Ho_Chi_Minh';
export const dayIn = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(zone).toPlainDate();

/** Everything a dossier counts as now, each with its day. */
export function countedAs(fact: DossierFact): readonly (readonly [on: string, measure: Measure])[] {
  const counted: [string, Measure][] = [];
  const count = (at: Temporal.Instant | null, measure: Measure, isSo = true) => {
    if (at && isSo) counted.push([dayIn(at).toString(), measure]);
  };
  const { acceptedAt, finishedAt, endedAt, returnedAt, score } = fact;
  count(acceptedAt, 'received');
  count(acceptedAt, 'receivedOnline', fact.channel === 'online');
  count(acceptedAt, 'digitised', fact.isDigitised);
  count(acceptedAt, 'reused', fact.isReusing);
  count(endedAt, 'refused', fact.status === 3);
  count(endedAt, 'withdrawn', fact.status === 7);
  count(endedAt, 'stopped', fact.status === 8);
  if (finishedAt) count(finishedAt, punctuality(fact.dueAt, finishedAt));
  count(finishedAt, 'electronicResult', fact.hasElectronicResult);
  count(finishedAt, 'withFee', fact.hasFee);
  count(finishedAt, 'paidOnline', fact.hasFee && fact.isPaidOnline);
  count(returnedAt, 'returned');
  // Counted where the work was done, whenever the citizen found the time to say it.
  count(finishedAt, 'rated', score !== null);
  count(finishedAt, 'satisfied', score !== null && score >= 4);
  // What was decided on time stays so, and what was late stays late, whatever was decided again afterwards.
  for (const before of fact.reopenings) {
    const isResult = before.status === 9 || before.status === 10;
    count(before.finishedAt, 'stopped', !isResult);
    if (before.finishedAt) count(before.finishedAt, punctuality(before.dueAt, before.finishedAt), isResult);
    count(before.finishedAt, 'electronicResult', isResult && before.hadElectronicResult);
    count(before.reopenedAt, 'reopened');
  }
  return counted;
}

/** Without a due date nothing is late (Decree 61/2018, article 19, knows no such dossier; imports may). */
function punctuality(dueAt: Temporal.Instant | null, finishedAt: Temporal.Instant): Measure {
  if (dueAt === null) return 'onTime';
  if (Temporal.Instant.compare(finishedAt, dueAt) > 0) return 'late';
  return Temporal.PlainDate.compare(dayIn(finishedAt), dayIn(dueAt)) < 0 ? 'early' : 'onTime';
}

/** The figures of an agency over a period, and how its open work stands now. */
export interface Figures extends Readonly<Record<Measure, number>> {
  readonly openInTime: number;
  readonly openLate: number;
  readonly awaitingCitizen: number;
}

/** The share handled early or on time; nothing where nothing was finished. */
export const onTimeShare = ({ early, onTime, late }: Pick<Figures, 'early' | 'onTime' | 'late'>) =>
  shareOf(early + onTime, early + onTime + late);

/** A share, or nothing of nothing. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
