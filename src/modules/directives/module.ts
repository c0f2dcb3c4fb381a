import type { ErrorTexts, Routes } from '#platform/http/index.ts';
import { boardRoutes } from './board-routes.tsx';
import { diaryRoutes } from './diary/diary-routes.tsx';
import type { FactWords } from './diary/fact-words.ts';
import { lexiconOf } from './diary/fact-words.ts';
import { ownFactWords } from './diary/fact-words.vi.ts';
import type { DirectiveServices } from './directive-acts.ts';
import { directiveRoutes } from './directive-routes.tsx';
import { type EvaluationServices, evaluationRoutes } from './evaluations/evaluation-routes.tsx';
import { givingRoutes } from './giving-routes.tsx';
import { refusalTexts } from './messages.vi.ts';
import { secretaryRoutes } from './secretary-routes.tsx';

export interface OrderServices extends DirectiveServices, Pick<EvaluationServices, 'letters'> {
  /** How other modules tell their facts in diaries and sheets. */
  readonly factWords: readonly FactWords[];
}

/** What the module plugs into the program. */
export function orderRoutes(services: OrderServices): readonly Routes[] {
  const lexicon = lexiconOf([...ownFactWords, ...services.factWords]);
  return [
    boardRoutes,
    givingRoutes(services.rules),
    secretaryRoutes(lexicon),
    diaryRoutes(lexicon),
    evaluationRoutes({ letters: services.letters, lexicon }),
    directiveRoutes(services),
  ];
}

/** What the module's refusals say, as the app's `errorTexts` asks. */
export const errorTexts: ErrorTexts = (code) =>
  Object.hasOwn(refusalTexts, code) && code !== 'not-allowed'
    ? { title: 'Chưa thực hiện được', text: refusalTexts[code]! }
    : undefined;
