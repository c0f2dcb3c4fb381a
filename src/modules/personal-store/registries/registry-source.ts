import type { Answers, LocalText } from '#engines/forms/index.ts';

/** A database of the State that can tell what a form asks. */
export interface RegistrySource {
  /** By which forms name it: `population` in `prefill: population.fullName`. */
  readonly name: string;
  readonly label: LocalText;
  /** The ground in law on which an office may ask it. */
  readonly legalBasis: string;
  /** What it gives, as forms name it after the dot. */
  readonly fields: readonly string[];
  /** @throws RegistryAway when it does not answer in time, or answers what cannot be believed */
  ask(question: RegistryQuestion): Promise<RegistryAnswer>;
}

/** About whom, and for what: a question without a purpose is not asked (Law 91/2025/QH15). */
export interface RegistryQuestion {
  readonly person: { readonly fullName: string; readonly identityNumber: string };
  readonly purpose: { readonly procedureCode: string; readonly procedureName: string };
  /** The application it is for, so that the registry's own log leads back here. */
  readonly reference: string;
  /** Who asks: the citizen, or the officer who serves them. */
  readonly askedBy: string;
}

export type RegistryAnswer =
  | { readonly kind: 'found'; readonly values: Answers }
  /** Name and number are not those of one person there. */
  | { readonly kind: 'no-match' };

/** The registry cannot be relied on now; the person types instead. */
export class RegistryAway extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RegistryAway';
  }
}
