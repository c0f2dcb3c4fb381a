import type { Colleague } from './colleagues.ts';

/** To whom an item goes, and how that came about. */
export interface FairChoice {
  readonly chosen: Colleague | undefined;
  /** Who could have had it, the least laden first. */
  readonly considered: readonly Colleague[];
  readonly away: readonly Colleague[];
  readonly barred: readonly Colleague[];
}

/** Whoever is there and has the fewest open items; of equals, who has waited longest for a new one. */
export function fairChoice(colleagues: readonly Colleague[]): FairChoice {
  const considered = colleagues
    .filter(({ isAway, isBarred }) => !isAway && !isBarred)
    .toSorted((a, b) => a.open - b.open || waited(a) - waited(b) || (a.officerId < b.officerId ? -1 : 1));
  return {
    chosen: considered[0],
    considered,
    away: colleagues.filter(({ isAway }) => isAway),
    barred: colleagues.filter(({ isAway, isBarred }) => isBarred && !isAway),
  };
}

const waited = ({ lastGivenAt }: Colleague) => lastGivenAt?.epochMilliseconds ?? 0;

/** The choice in a sentence or two, for whoever asks why. */
export function explainChoice({ chosen, considered, away, barred }: FairChoice): string {
  const parts = [
    chosen &&
      `${chosen.fullName} đang giữ ${chosen.open} việc, ít nhất trong ${considered.length} người có mặt`,
    ...considered.slice(1).map(({ fullName, open }) => `${fullName}: ${open} việc`),
    ...away.map(({ fullName }) => `${fullName} đang nghỉ`),
    ...barred.map(({ fullName }) => `${fullName} không được giao việc này`),
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}
