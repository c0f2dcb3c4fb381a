import type { ComparedPiece } from '#ui/index.ts';

/** Longer texts are compared by paragraphs only: a table of all pairs of words would not fit. */
const mostPairs = 4_000_000;

/**
 * What changed between two texts, a paragraph a line: paragraphs that stayed are whole, one that was rewritten shows the
 * words that came and went.
 */
export function compareTexts(before: string, after: string): readonly (readonly ComparedPiece[])[] {
  const steps = align(before.split('\n'), after.split('\n'));
  const lines: ComparedPiece[][] = [];
  for (let at = 0; at < steps.length; at += 1) {
    const removed = runOf(steps, at, 'removed');
    const added = runOf(steps, at + removed.length, 'added');
    if (removed.length === 0 && added.length === 0) {
      lines.push([steps[at]!]);
      continue;
    }
    const pairs = Math.max(removed.length, added.length);
    for (let pair = 0; pair < pairs; pair += 1) lines.push(rewritten(removed[pair], added[pair]));
    at += removed.length + added.length - 1;
  }
  return lines;
}

const runOf = (steps: readonly ComparedPiece[], from: number, kind: ComparedPiece['kind']) => {
  let to = from;
  while (steps[to]?.kind === kind) to += 1;
  return steps.slice(from, to);
};

function rewritten(removed: ComparedPiece | undefined, added: ComparedPiece | undefined): ComparedPiece[] {
  if (!removed || !added) return [removed ?? added!];
  const words = (text: string) => text.split(/(?<=\s)/);
  const pieces: ComparedPiece[] = [];
  for (const { kind, text } of align(words(removed.text), words(added.text))) {
    const last = pieces.at(-1);
    if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text };
    else pieces.push({ kind, text });
  }
  return pieces;
}

/** The longest common subsequence, as what stayed, went and came, in order. */
function align(before: readonly string[], after: readonly string[]): readonly ComparedPiece[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const same = (texts: readonly string[]) => texts.map((text) => ({ kind: 'same' as const, text }));
  return [
    ...same(before.slice(0, start)),
    ...alignMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(end > 0 ? before.slice(-end) : []),
  ];
}

function alignMiddle(before: readonly string[], after: readonly string[]): readonly ComparedPiece[] {
  const [rows, columns] = [before.length, after.length];
  if (rows * columns > mostPairs) {
    return [
      ...before.map((text) => ({ kind: 'removed' as const, text })),
      ...after.map((text) => ({ kind: 'added' as const, text })),
    ];
  }
  const width = columns + 1;
  const common = new Uint32Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        before[row] === after[column]
          ? common[(row + 1) * width + column + 1]! + 1
          : Math.max(common[(row + 1) * width + column]!, common[row * width + column + 1]!);
    }
  }
  const steps: ComparedPiece[] = [];
  let [row, column] = [0, 0];
  while (row < rows || column < columns) {
    if (row < rows && column < columns && before[row] === after[column]) {
      steps.push({ kind: 'same', text: before[row]! });
      row += 1;
      column += 1;
    } else if (
      row < rows &&
      (column === columns || common[(row + 1) * width + column]! >= common[row * width + column + 1]!)
    ) {
      steps.push({ kind: 'removed', text: before[row]! });
      row += 1;
    } else {
      steps.push({ kind: 'added', text: after[column]! });
      column += 1;
    }
  }
  return steps;
}
