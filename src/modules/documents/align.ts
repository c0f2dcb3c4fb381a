/** A piece that stayed, came or went. */
export interface Step {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Longer runs are given as gone and come altogether: a table of all their pairs would not fit. */
const mostPairs = 4_000_000;

/** The longest common subsequence of two lists, as what stayed, went and came, in order. */
export function align(before: readonly string[], after: readonly string[]): readonly Step[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  return [
    ...all('same', before.slice(0, start)),
    ...alignMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...all('same', end > 0 ? before.slice(-end) : []),
  ];
}

const all = (kind: Step['kind'], texts: readonly string[]): readonly Step[] =>
  texts.map((text) => ({ kind, text }));

function alignMiddle(before: readonly string[], after: readonly string[]): readonly Step[] {
  const [rows, columns] = [before.length, after.length];
  if (rows * columns > mostPairs) return [...all('removed', before), ...all('added', after)];
  const width = columns + 1;
  const common = new Uint32Array((rows + 1) * width);
  const at = (row: number, column: number) => common[row * width + column]!;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const steps: Step[] = [];
  let [row, column] = [0, 0];
  while (row < rows || column < columns) {
    if (row < rows && column < columns && before[row] === after[column]) {
      steps.push({ kind: 'same', text: before[row]! });
      row += 1;
      column += 1;
    } else if (row < rows && (column === columns || at(row + 1, column) >= at(row, column + 1))) {
      steps.push({ kind: 'removed', text: before[row]! });
      row += 1;
    } else {
      steps.push({ kind: 'added', text: after[column]! });
      column += 1;
    }
  }
  return steps;
}
