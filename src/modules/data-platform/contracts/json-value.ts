export { canonicalJson } from '#engines/ledger/index.ts';

/** Parsed JSON, as a contract or a body holds it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectIn = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
export const listIn = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
export const stringsIn = (value: Json | undefined): readonly string[] =>
  listIn(value).filter((each) => typeof each === 'string');
export const textIn = (value: Json | undefined): string => (typeof value === 'string' ? value.trim() : '');
