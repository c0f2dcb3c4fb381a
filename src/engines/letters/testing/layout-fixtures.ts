// For tests: documents drawn well, and the same with one thing wrong.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { AdministrativeDocument } from '../document/document-data.ts';
import type { LetterPress } from '../index.ts';
import { readLayoutRules } from '../layout/layout-rules.ts';
import { exampleData } from './document-examples.ts';

export const layoutRules = readLayoutRules(
  parse(readFileSync('packs/national/document-types/layout/nd-30-2020.yaml', 'utf8')),
);

const template = readFileSync('packs/national/letters/document.typ', 'utf8');

/** One thing wrong: in the document, in its data, in the words of its template, or by a rule of Typst after the sheet. */
export interface Alteration {
  readonly document?: Partial<AdministrativeDocument>;
  /** Over the data of the template, past the care of `documentData`. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly without?: string;
  readonly template?: readonly [from: string | RegExp, to: string];
  readonly typst?: string;
}

export async function drawAltered(
  press: LetterPress,
  example: string,
  alteration: Alteration,
): Promise<Uint8Array> {
  const data = {
    ...(exampleData(example, alteration.document) as Record<string, unknown>),
    ...alteration.data,
  };
  if (alteration.without) delete data[alteration.without];
  const edited = alteration.template ? template.replace(...alteration.template) : template;
  if (alteration.template && edited === template)
    throw new Error(`nothing altered: ${alteration.template[0]}`);
  const sheet = '#show: sheet.with(title: letter-data.title)\n';
  const source = edited.replace(sheet, `${sheet}${alteration.typst ?? ''}\n`);
  return press.render({ source }, data, { createdAt: Temporal.Instant.from('2026-09-02T01:20:00Z') });
}
