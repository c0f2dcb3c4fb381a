import type { Procedure } from '../model.ts';
import type { Lexicon } from './lexicon.ts';

/** Why a procedure was found: its name, what it gives, or the everyday words for it. */
export type FoundBy = 'name' | 'result' | 'words';

export interface NamedPhrase {
  readonly text: string;
  readonly by: FoundBy;
  /** What a perfect match of this phrase is worth. */
  readonly factor: number;
}

/** A situation leads to several procedures; each later one is a little less likely. */
const lossPerRank = 0.03;

/** Everything by which a procedure can be asked for. */
export function phrasesOf(procedure: Procedure, lexicon: Lexicon): NamedPhrase[] {
  const asked = lexicon.asked.get(procedure.code) ?? [];
  return [
    ...namesOf(procedure.name).map((text) => ({ text, by: 'name', factor: 1 }) as const),
    ...(procedure.nameEn ? [{ text: procedure.nameEn, by: 'name', factor: 1 } as const] : []),
    ...procedure.results.map(({ name }) => ({ text: name, by: 'result', factor: 0.85 }) as const),
    ...procedure.keywords.map((text) => ({ text, by: 'words', factor: 1 }) as const),
    ...asked.map(({ text, rank }) => ({ text, by: 'words', factor: 1 - lossPerRank * rank }) as const),
  ];
}

/** The official name, without what stands in brackets, and each of the acts that one long name joins. */
function namesOf(name: string): string[] {
  const full = name.replace(/^Thủ tục( hành chính)?:?\s+/iu, '');
  const plain = full.replace(/\([^()]*\)/g, ' ').trim();
  const acts = plain.split(/;|\s*\/\s+|\s+\/\s*/u).filter((act) => act.trim().split(/\s+/).length >= 3);
  return [...new Set([full, plain, ...acts])].filter((text) => text !== '');
}
