import type { ComparedPiece } from '#ui/index.ts';
import { align, type Step } from './align.ts';

/** A text as somebody left it. */
export interface Version {
  readonly text: string;
  /** Whose words are new in it; nothing where that is not asked. */
  readonly by?: string | undefined;
}

type Word = Step & Pick<Version, 'by'>;

/** Ends each paragraph, the last too. */
const paragraphEnd = '\n';

/**
 * What became of a text from its first version to its last, a paragraph a line: each word that came or went, with who did
 * it. Words that came and went on the way are not shown. White space between words does not count.
 */
export function trackChanges([first, ...later]: readonly [
  Version,
  ...Version[],
]): readonly ComparedPiece[][] {
  let words: readonly Word[] = wordsOf(first.text).map((text) => ({ kind: 'same', text }));
  for (const version of later) words = rewritten(words, version);
  return linesOf(words);
}

function rewritten(words: readonly Word[], { text, by }: Version): readonly Word[] {
  const standing = words.filter(({ kind }) => kind !== 'removed').map((word) => word.text);
  const next: Word[] = [];
  let at = 0;
  const passRemoved = () => {
    while (words[at]?.kind === 'removed') next.push(words[at++]!);
  };
  for (const step of changesBetween(standing, wordsOf(text))) {
    if (step.kind === 'added') next.push({ ...step, by });
    else {
      passRemoved();
      const word = words[at++]!;
      if (step.kind === 'same') next.push(word);
      else if (word.kind === 'same') next.push({ ...step, by });
    }
  }
  passRemoved();
  return next;
}

/** Paragraphs that stayed are found first: a long text is compared where it differs. */
function changesBetween(before: readonly string[], after: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  let [gone, come]: [string[], string[]] = [[], []];
  const settle = () => {
    steps.push(...align(gone, come));
    [gone, come] = [[], []];
  };
  for (const { kind, text } of align(paragraphsIn(before), paragraphsIn(after))) {
    const words = text.split(' ');
    if (kind === 'removed') gone.push(...words);
    else if (kind === 'added') come.push(...words);
    else {
      settle();
      steps.push(...words.map((word) => ({ kind, text: word })));
    }
  }
  settle();
  return steps;
}

const wordsOf = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => [...line.split(/\s+/).filter(Boolean), paragraphEnd]);

/** Each with its end, joined by spaces. */
function paragraphsIn(words: readonly string[]): readonly string[] {
  const found: string[][] = [[]];
  for (const word of words) {
    found.at(-1)!.push(word);
    if (word === paragraphEnd) found.push([]);
  }
  return found.filter((paragraph) => paragraph.length > 0).map((paragraph) => paragraph.join(' '));
}

function linesOf(words: readonly Word[]): readonly ComparedPiece[][] {
  const lines: ComparedPiece[][] = [[]];
  for (const [at, { kind, text, by }] of words.entries()) {
    if (text === paragraphEnd) {
      lines.push([]);
      continue;
    }
    const follows = words
      .slice(at + 1, at + 200)
      .find((next) => kind === 'same' || next.kind === 'same' || next.kind === kind);
    const spaced = follows && follows.text !== paragraphEnd ? `${text} ` : text;
    const line = lines.at(-1)!;
    const last = line.at(-1);
    if (last?.kind === kind && last.by === by) line[line.length - 1] = { ...last, text: last.text + spaced };
    else line.push({ kind, text: spaced, ...(by !== undefined && { by }) });
  }
  lines.pop();
  return lines;
}
