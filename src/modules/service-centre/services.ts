import type { LetterPress } from '#engines/letters/index.ts';
import type { FinderFor } from '#modules/procedures/index.ts';
import type { CentreRules } from './rules.ts';

/** What the routes of the module need besides the request. */
export interface CentreServices {
  readonly rules: CentreRules;
  readonly finderFor: FinderFor;
  readonly letters: LetterPress;
  /** The address people type, without a slash at the end. */
  readonly baseUrl: string;
  /** Whether the site is reached by https: the screens' cookies say so. */
  readonly isSecure: boolean;
}
