import type { SeenLine, SeenPage } from '../layout/seen-page.ts';

/** A line that reads or looks otherwise; one that only moved is the same line. */
export interface DifferingLines {
  readonly removed: readonly SeenLine[];
  readonly added: readonly SeenLine[];
}

/** By the longest common subsequence of their lines: text, size, weight and slope. */
export function differingLines(before: readonly SeenPage[], after: readonly SeenPage[]): DifferingLines {
  const [old, young] = [before, after].map((pages) => pages.flatMap(({ lines }) => lines)) as [
    SeenLine[],
    SeenLine[],
  ];
  const same = (i: number, j: number) => face(old[i]!) === face(young[j]!);
  const common = Array.from({ length: old.length + 1 }, () => new Uint16Array(young.length + 1));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = young.length - 1; j >= 0; j--)
      common[i]![j] = same(i, j)
        ? common[i + 1]![j + 1]! + 1
        : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  const [removed, added]: [SeenLine[], SeenLine[]] = [[], []];
  for (let i = 0, j = 0; i < old.length || j < young.length; ) {
    if (i < old.length && j < young.length && same(i, j)) [i, j] = [i + 1, j + 1];
    else if (j === young.length || (i < old.length && common[i + 1]![j]! >= common[i]![j + 1]!))
      removed.push(old[i++]!);
    else added.push(young[j++]!);
  }
  return { removed, added };
}

const face = ({ text, size, isBold, isItalic }: SeenLine) => `${size} ${isBold} ${isItalic} ${text}`;
