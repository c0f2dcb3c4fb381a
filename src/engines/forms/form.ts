import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { FieldKind, FieldSource, LocalText, RuleSource, StageSource } from './form-source.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
/** What has been answered, by field name. What a person typed and we could not read stays as they typed it. */
export type Answers = { readonly [key: string]: Json };
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The objects an expression sees, outermost first: all answers, then the named group or row, and so on. */
export type Scopes = readonly Answers[];
/** An expression compiled once; `today` is the day of checking. */
export type Reading = (scopes: Scopes, today: Temporal.PlainDate) => Json;
export type Test = (scopes: Scopes, today: Temporal.PlainDate) => boolean;

export interface Option {
  readonly value: string;
  readonly label: LocalText;
  readonly hint?: LocalText | undefined;
}

/** A form made ready by `compileForm`: immutable, shared by all requests. */
export interface Form {
  readonly id: string;
  readonly version: number;
  readonly title: LocalText;
  readonly intro: LocalText | undefined;
  readonly stages: readonly Stage[];
  readonly rules: readonly Rule[];
  /** Someone else who must agree to the whole, where `when` holds. */
  readonly coSigner: { readonly label: LocalText; readonly when: Test | undefined } | undefined;
  /** JSON Schema 2020-12 of complete answers, for API clients and partners. */
  readonly schema: JsonSchema;
  readonly validate: ValidateFunction;
}

export interface Stage {
  readonly id: string;
  readonly title: LocalText;
  readonly intro: LocalText | undefined;
  readonly when: Test | undefined;
  readonly fields: readonly Field[];
  /** The answers this stage asks for at the outermost level. */
  readonly names: ReadonlySet<string>;
  readonly source: StageSource;
}

export interface Field {
  readonly name: string | undefined;
  /** An address is a group of choices and text, an organisation a group with a tax code. */
  readonly kind: FieldKind | 'taxCode';
  readonly label: LocalText;
  readonly required: boolean | Test;
  readonly when: Test | undefined;
  readonly personal: boolean;
  readonly options: readonly Option[] | undefined;
  /** The sibling whose answer narrows a host's list: the province, for communes. */
  readonly narrowedBy: string | undefined;
  readonly prefill: readonly string[];
  readonly was: readonly string[];
  readonly compute: Reading | undefined;
  /** Of a group, address, organisation or table's row. */
  readonly fields: readonly Field[];
  /** The author's remaining words: hint, help, limits. */
  readonly source: FieldSource;
}

export interface Rule extends Omit<RuleSource, 'when' | 'check'> {
  readonly when: Test | undefined;
  readonly check: Test;
  readonly source: RuleSource;
}

/** Rows a table may have where its author set no cap, and at most. */
export const usualRows = 50;
export const mostRows = 200;
/** How deep groups and tables may lie in each other. */
export const deepest = 4;
