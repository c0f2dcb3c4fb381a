import type { SeenLine, SeenRun } from './seen-page.ts';

/** Runs on one base line with less than two spaces between them. */
export function linesOf(runs: readonly SeenRun[], page: number): readonly SeenLine[] {
  const rows: SeenRun[][] = [];
  const inOrder = [...runs].sort((a, b) => a.left - b.left);
  for (const run of inOrder) {
    const row = rows.find((candidate) => {
      const last = candidate.at(-1)!;
      const gap = run.left - (last.left + last.width);
      const apart = Math.abs(last.top + last.height - (run.top + run.height));
      return apart < 0.2 * last.size && gap < 0.4 * last.size && gap > -2 * last.size;
    });
    if (row) row.push(run);
    else rows.push([run]);
  }
  return rows
    .map((row) => lineOf(row, page))
    .sort((a, b) => Math.round((a.top - b.top) / 3) || a.left - b.left);
}

function lineOf(runs: readonly SeenRun[], page: number): SeenLine {
  const chief = runs.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  const left = Math.min(...runs.map((run) => run.left));
  const top = Math.min(...runs.map((run) => run.top));
  return {
    page,
    text: runs
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/g, ' ')
      .trim(),
    runs,
    left,
    top,
    // A space at the end of a fragment is part of its width and of no line.
    width: Math.max(...runs.map(visibleRight)) - left,
    height: Math.max(...runs.map((run) => run.top + run.height)) - top,
    size: chief.size,
    isBold: chief.isBold,
    isItalic: chief.isItalic,
  };
}

const visibleRight = ({ left, width, text, size }: SeenRun): number =>
  left + width - (/\s$/.test(text) ? 0.25 * size : 0);
