import type { Procedure, ProcedureLevel } from '../model.ts';
import { DetailIndex } from './detail-index.ts';
import { bare, exact } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { likelihood, VariantBook } from './likelihood.ts';
import { PhraseIndex } from './phrase-index.ts';
import { type FoundBy, type NamedPhrase, phrasesOf } from './phrases-of.ts';
import { type Part, QuestionReader } from './question.ts';
import { Speller } from './speller.ts';

export interface FinderOptions {
  /** How many to return; 10 unless told. */
  readonly limit?: number;
  readonly level?: ProcedureLevel;
  /** As published: "Công dân Việt Nam". Procedures that name no audience pass. */
  readonly audience?: string;
}

export interface FoundProcedure {
  readonly code: string;
  readonly name: string;
  /** Comparable within one answer only. */
  readonly score: number;
  /** The phrase that answered: part of the name, a result, or the everyday words for it; or the code itself. */
  readonly why: { readonly by: FoundBy | 'code'; readonly text: string };
}

export interface Finder {
  search(question: string, options?: FinderOptions): { items: FoundProcedure[]; total: number };
}

/** What the surrounding words, the papers and the agency add to a match of the phrases that is less than perfect. */
const detailShare = 0.75;
/** Below this a procedure is no answer, nor below this part of the best one's score. */
const least = { score: 0.12, ofBest: 0.3 };
const longestQuestion = 1000;

/**
 * An index in memory of the whole catalogue that answers questions in everyday words. Building takes a fraction
 * of a second for three thousand procedures; a question a few milliseconds. How it ranks: README.md.
 */
export function buildFinder(procedures: readonly Procedure[], lexicon: Lexicon): Finder {
  const reader = new QuestionReader(lexicon);
  const speller = new Speller();
  const phraseIndex = new PhraseIndex(procedures.length, reader.fillers);
  const details = new DetailIndex(procedures, lexicon, reader.fillers);
  const phrases: NamedPhrase[] = [];

  for (const [subject, procedure] of procedures.entries()) {
    for (const phrase of phrasesOf(procedure, lexicon)) {
      details.addPhrase(subject, exact(phrase.text), phrase.by);
      for (const reading of readingsOf(reader.readPhrase(phrase.text))) {
        speller.learn(reading.map(bare));
        phraseIndex.add(subject, reading);
        phrases.push(phrase);
      }
    }
  }
  reader.teach(speller);
  phraseIndex.weigh();
  const factors = Float64Array.from(phrases, (phrase) => phrase.factor);
  const prior = procedures.map((procedure) => likelihood(procedure, lexicon));
  const variantBook = new VariantBook(lexicon);
  const variants = procedures.map((procedure) => variantBook.of(procedure));
  const byCode = new Map(procedures.map((procedure) => [procedure.code, procedure]));

  return {
    search(question, { limit = 10, level, audience } = {}) {
      const coded = byCode.get(question.trim());
      if (coded) return { items: [foundByCode(coded)], total: 1 };

      const parts = reader.read(question.slice(0, longestQuestion), speller);
      const detail = details.cover(parts);
      const variantFactors = variantBook.factors(parts.flat(2).map(bare).join(' '));
      const best = phraseIndex.find(parts, factors);

      const items: FoundProcedure[] = [];
      for (const [subject, { likeness, phrase }] of best) {
        const procedure = procedures[subject]!;
        if (level && !procedure.levels.includes(level)) continue;
        if (audience && procedure.audiences.length > 0 && !procedure.audiences.includes(audience)) continue;
        const support = detailShare * Math.min(1, detail[subject]!) * Math.max(0, 1 - likeness);
        const score = variants[subject]!.reduce(
          (kept, number) => kept * variantFactors[number]!,
          (likeness + support) * prior[subject]!,
        );
        if (score < least.score) continue;
        const { by, text } = phrases[phrase]!;
        items.push({ code: procedure.code, name: procedure.name, score, why: { by, text } });
      }
      items.sort((a, b) => b.score - a.score || a.code.localeCompare(b.code));
      const total = items.filter(({ score }) => score >= least.ofBest * items[0]!.score).length;
      return { items: items.slice(0, Math.min(limit, total)), total };
    },
  };
}

/** A phrase is indexed in its own words and in the catalogue's. */
function readingsOf(parts: readonly Part[]): string[][] {
  const own = parts.flatMap((part) => part[0]!);
  const translated = parts.flatMap((part) => part[1] ?? part[0]!);
  return own.join(' ') === translated.join(' ') ? [own] : [own, translated];
}

function foundByCode({ code, name }: Procedure): FoundProcedure {
  return { code, name, score: 1, why: { by: 'code', text: code } };
}
