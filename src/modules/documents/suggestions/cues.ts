import { wordsOf } from '../list-documents.ts';

/** By what a document is like others: who sent it, or two words that stand together in its summary. */
export interface Cue {
  readonly by: 'sender' | 'words';
  /** Folded, as it is compared. */
  readonly text: string;
  /** As it was written. */
  readonly shown: string;
}

export const keyOf = ({ by, text }: Pick<Cue, 'by' | 'text'>): string => `${by}:${text}`;

const mostWords = 24;

/** Words every summary has say nothing of what it is about. */
const empty = new Set([
  'v',
  'viec',
  've',
  'cua',
  'va',
  'cac',
  'nhung',
  'nam',
  'ngay',
  'thang',
  'theo',
  'tren',
  'cho',
  'tai',
  'den',
  'so',
]);

/** The cues of a document; pairs of words tell more than words of one syllable. */
export function cuesOf({
  senderName,
  subject,
}: {
  readonly senderName: string | null;
  readonly subject: string | null;
}): readonly Cue[] {
  const sender = wordsOf(senderName ?? '').join(' ');
  const words = (subject ?? '')
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => /\p{L}/u.test(word))
    .slice(0, mostWords)
    .map((shown) => ({ shown: shown.toLowerCase(), text: wordsOf(shown).join('') }));
  const pairs = words.slice(1).flatMap((word, at) => {
    const pair = [words[at]!, word];
    return pair.some(({ text }) => empty.has(text))
      ? []
      : [
          {
            by: 'words' as const,
            text: pair.map(({ text }) => text).join(' '),
            shown: pair.map(({ shown }) => shown).join(' '),
          },
        ];
  });
  return [
    ...(sender ? [{ by: 'sender' as const, text: sender, shown: senderName! }] : []),
    ...new Map(pairs.map((pair) => [pair.text, pair])).values(),
  ];
}
