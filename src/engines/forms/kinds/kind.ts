import type { Locale } from '#platform/i18n/index.ts';
import type { Field, Json, JsonSchema, Option } from '../form.ts';

/** What a kind of answer knows about itself: its schema, how it is typed and read back, how it is shown. */
export interface Kind {
  /** A well-formed answer, as JSON Schema 2020-12. */
  schema(field: Field): JsonSchema;
  /** The code of the issue when an answer is not well-formed. */
  readonly mistake: string;
  /** From what was posted (never empty strings) to the answer; what cannot be read is kept as it was typed. */
  read(texts: readonly string[], field: Field): Json | undefined;
  /** The exact inverse for the page: what the input shows, or which options are ticked. */
  write(value: Json, field: Field): string | readonly string[];
  /** For people to read, in the officer's view and before submitting. */
  show(value: Json, field: Field, locale: Locale, options: readonly Option[] | undefined): string;
  /** What a schema cannot say: check digits, dates beside today. */
  fault?(value: Json, field: Field, today: Temporal.PlainDate): Fault | undefined;
  readonly input?: InputManner | undefined;
}

export interface Fault {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
}

/** How the kind is typed: attributes of an `<input>`. */
export interface InputManner {
  readonly type: 'text' | 'tel' | 'email';
  readonly inputMode?: 'numeric' | 'decimal' | 'tel' | 'email' | undefined;
  readonly autocomplete?: string | undefined;
  /** Roughly how many characters wide; the page is as wide as the answer (a sign of what is wanted). */
  readonly size?: number | undefined;
}
