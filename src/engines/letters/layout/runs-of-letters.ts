import type { SeenLetter } from './letters-of-page.ts';
import type { SeenRun } from './seen-page.ts';

/** Pieces of text in one type on one line, as they were drawn. */
export function runsOf(letters: readonly SeenLetter[]): readonly SeenRun[] {
  const runs: SeenLetter[][] = [];
  for (const letter of letters) {
    const run = runs.at(-1);
    if (run && goesOn(run.at(-1)!, letter)) run.push(letter);
    else runs.push([letter]);
  }
  return runs.map(runOf).filter(({ text }) => text.trim() !== '');
}

function goesOn(last: SeenLetter, next: SeenLetter): boolean {
  const gap = next.left - last.right;
  // In a justified line spaces grow; without one, what stands apart stands side by side.
  const most = (last.text === ' ' || next.text === ' ' ? 1 : 0.4) * last.size;
  return (
    next.font === last.font &&
    next.size === last.size &&
    next.colour === last.colour &&
    Math.abs(next.bottom - last.bottom) < 0.2 * last.size &&
    gap > -last.size &&
    gap < most
  );
}

function runOf(letters: readonly SeenLetter[]): SeenRun {
  const [first] = letters as [SeenLetter, ...SeenLetter[]];
  const { font, size, colour, isBold, isItalic } = first;
  // A line begins with a letter; a space at the end is part of the run, and of no line.
  const left = (letters.find(({ text }) => text !== ' ') ?? first).left;
  const top = Math.min(...letters.map((letter) => letter.top));
  return {
    text: textOf(letters),
    left,
    top,
    width: Math.max(...letters.map(({ right }) => right)) - left,
    height: Math.max(...letters.map(({ bottom }) => bottom)) - top,
    ...{ font, size, colour, isBold, isItalic },
  };
}

/** Some programs draw no spaces, and leave room. */
const textOf = (letters: readonly SeenLetter[]) =>
  letters
    .map(({ text, left, size }, n) => {
      const before = letters[n - 1];
      return before && left - before.right > 0.15 * size ? ` ${text}` : text;
    })
    .join('')
    .normalize('NFC')
    .replace(/\s+/g, ' ');
