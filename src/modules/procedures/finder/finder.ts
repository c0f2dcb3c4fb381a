import type { Procedure, ProcedureLevel } from '../model.ts';
import { DetailIndex } from './detail-index.ts';
import type { Lexicon } from './lexicon.ts';
import { likelihood, VariantBook } from './likelihood.ts';
import { PhraseIndex } from './phrase-index.ts';
import { type FoundBy, type NamedPhrase, phrasesOf } from './phrases-of.ts';
import { QuestionReader } from './question.ts';
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

/** What the papers and the agency add to a match of the phrases that is less than perfect. */
const detailShare = 0.15;
/** A reading in the catalogue's words is a little less sure than the person's own. */
const translatedFactor = 0.97;
const leastScore = 0.05;
const longestQuestion = 300;

/**
 * An index in memory of the whole catalogue that answers questions in everyday words. Building takes a fraction
 * of a second for three thousand procedures; a question a few milliseconds. How it ranks: README.md.
 */
export function buildFinder(procedures: readonly Procedure[], lexicon: Lexicon): Finder {
  const reader = new QuestionReader(lexicon);
  const speller = new Speller();
  const phraseIndex = new PhraseIndex(procedures.length, reader.fillers);
  const details = new DetailIndex(procedures);
  const phrases: NamedPhrase[] = [];

  for (const [subject, procedure] of procedures.entries()) {
    for (const phrase of phrasesOf(procedure, lexicon)) {
      for (const reading of reader.read(phrase.text)) {
        speller.learn(reading);
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

      const readings = reader.read(question.slice(0, longestQuestion), speller);
      const variantFactors = variantBook.factors(readings.flat().join(' '));
      const best = new Map<number, { score: number; phrase: number }>();
      for (const [turn, reading] of readings.entries()) {
        const detail = details.cover(reading);
        for (const [subject, { phrase, likeness }] of phraseIndex.find(reading, factors)) {
          const sureness = turn === 0 ? 1 : translatedFactor;
          const support = detailShare * detail[subject]! * Math.max(0, 1 - likeness);
          const score = sureness * (likeness + support) * prior[subject]!;
          if (score > (best.get(subject)?.score ?? 0)) best.set(subject, { score, phrase });
        }
      }

      const items: FoundProcedure[] = [];
      for (const [subject, { score, phrase }] of best) {
        const procedure = procedures[subject]!;
        if (level && !procedure.levels.includes(level)) continue;
        if (audience && procedure.audiences.length > 0 && !procedure.audiences.includes(audience)) continue;
        const final = variants[subject]!.reduce((kept, number) => kept * variantFactors[number]!, score);
        if (final < leastScore) continue;
        const { by, text } = phrases[phrase]!;
        items.push({ code: procedure.code, name: procedure.name, score: final, why: { by, text } });
      }
      items.sort((a, b) => b.score - a.score || a.code.localeCompare(b.code));
      return { items: items.slice(0, limit), total: items.length };
    },
  };
}

function foundByCode({ code, name }: Procedure): FoundProcedure {
  return { code, name, score: 1, why: { by: 'code', text: code } };
}
