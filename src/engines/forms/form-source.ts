/**
 * The authoring format of a form (`form.yaml`), as written by a legal officer. README.md explains it with
 * examples; `compileForm` checks it and answers with the place of each mistake.
 */
export interface FormSource {
  /** kebab-case, unique within its pack. */
  readonly id: string;
  /** Rises with each published change; a draft remembers the version it was begun in. */
  readonly version: number;
  readonly title: LocalText;
  readonly intro?: LocalText | undefined;
  readonly stages: readonly StageSource[];
  /** Rules over several answers. */
  readonly rules?: readonly RuleSource[] | undefined;
  /** Someone else who must agree to the whole before it is sent: the owner of the house, the other parent. */
  readonly coSigner?: { readonly label: LocalText; readonly when?: Condition | undefined } | undefined;
  /** Extra JSON Schema 2020-12 joined by `allOf`, for what the vocabulary cannot say. */
  readonly schema?: Readonly<Record<string, unknown>> | undefined;
}

/** A page of the form. */
export interface StageSource {
  readonly id: string;
  readonly title: LocalText;
  readonly intro?: LocalText | undefined;
  readonly when?: Condition | undefined;
  /** Who answers this page in place of the applicant: "Người sử dụng lao động". */
  readonly respondent?: LocalText | undefined;
  readonly fields: readonly FieldSource[];
}

/** Vietnamese alone, or Vietnamese and English. English falls back to Vietnamese. */
export type LocalText = string | { readonly vi: string; readonly en?: string | undefined };

/**
 * Either a FEEL expression over the answers (`loanDays > 14 and delivery = "post"`), or a map of answer to
 * value(s), all of which must hold (`{ delivery: post, country: [vn, la] }`).
 */
export type Condition = string | Readonly<Record<string, Scalar | readonly Scalar[]>>;
export type Scalar = string | number | boolean;

export const fieldKinds = [
  'text',
  'longText',
  'number',
  'money',
  'date',
  'choice',
  'multiChoice',
  'yesNo',
  'personName',
  'identityNumber',
  'phone',
  'email',
  'address',
  'organisation',
  'file',
  'table',
  'group',
  'computed',
  'consent',
  'note',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** One field. Which of the optional keys a kind takes stands in `keysOfKind` and in README.md. */
export interface FieldSource {
  /** camelCase; the key in the answers. A group without a name only groups on the page; a note has none. */
  readonly name?: string | undefined;
  readonly kind: FieldKind;
  readonly label: LocalText;
  readonly hint?: LocalText | undefined;
  /** Longer help, folded under the field. */
  readonly help?: LocalText | undefined;
  readonly required?: boolean | Condition | undefined;
  /** Asked only when this holds; else the answer is dropped at submission. */
  readonly when?: Condition | undefined;
  /** Masked in the officer's view until unmasked. Names, identity numbers, contacts and addresses are by default. */
  readonly personal?: boolean | undefined;
  /** Where an answer may come from: `source.path` of the sources the host offers, in order of preference. */
  readonly prefill?: string | readonly string[] | undefined;
  /** What was brought may not be changed here: it is corrected where it came from. Empty, it is typed as usual. */
  readonly prefillLocked?: boolean | undefined;
  /** The name (or names) this field had in earlier versions, so that old drafts keep their answer. */
  readonly was?: string | readonly string[] | undefined;
  /** The answer shown in an empty form. */
  readonly default?: Scalar | undefined;
  /** `autocomplete` of HTML, where the kind's own is not right (`bday`, `name`, `off`). */
  readonly autocomplete?: string | undefined;
  readonly widget?: 'radio' | 'select' | undefined;
  /** What to say when `pattern` does not hold. */
  readonly message?: LocalText | undefined;

  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly pattern?: string | undefined;
  /** Number, money: a number. Date: `YYYY-MM-DD` or `today`. */
  readonly min?: number | string | undefined;
  readonly max?: number | string | undefined;
  /** Digits after the comma a number may have; 0 by default. */
  readonly decimals?: number | undefined;
  /** A unit shown after a number: `m²`, `ngày`. */
  readonly unit?: LocalText | undefined;
  /** A date of which only the year, or year and month, may be known. */
  readonly partial?: boolean | undefined;
  /** `{ code: label }`, a list of `{ value, label }`, or a list of words that are their own label. */
  readonly options?: OptionsSource | undefined;
  /** A list the host provides by name (`ethnicGroups`, `countries`), in place of `options`. */
  readonly optionsFrom?: string | undefined;
  /** Files: content types or endings, as in HTML's `accept`; and how many. */
  readonly accept?: readonly string[] | undefined;
  readonly maxFiles?: number | undefined;
  /** File: the paper of the dossier it answers to (its number or name in `procedure.yaml`). */
  readonly component?: string | undefined;
  /** Table: how many rows, and what one is called ("Người đi cùng"). */
  readonly minRows?: number | undefined;
  readonly maxRows?: number | undefined;
  readonly rowLabel?: LocalText | undefined;
  /** Group and table. */
  readonly fields?: readonly FieldSource[] | undefined;
  /** Computed: a FEEL expression over the answers. */
  readonly value?: string | undefined;
}

export type OptionsSource =
  | Readonly<Record<string, LocalText>>
  | readonly (string | { readonly value: string; readonly label: LocalText; readonly hint?: LocalText })[];

/** What must hold between answers: shown beside `field` when `check` is not true. */
export interface RuleSource {
  readonly id: string;
  readonly when?: Condition | undefined;
  readonly check: Condition;
  /** Path of the field beside which the message stands: `loan.returnOn`. */
  readonly field: string;
  readonly message: LocalText;
  /** Asked at these moments; both by default. */
  readonly at?: readonly ('submit' | 'decide')[] | undefined;
}
