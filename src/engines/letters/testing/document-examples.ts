// For tests: the documents that packs give as examples, one of each type.
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { type AdministrativeDocument, documentData } from '../document/document-data.ts';
import { type DocumentType, readDocumentTypes } from '../document/document-type.ts';

export const documentTypes = readDocumentTypes(
  parse(readFileSync('packs/national/document-types/types.yaml', 'utf8')),
);

export interface DocumentExample {
  readonly path: string;
  readonly type: DocumentType;
  readonly document: AdministrativeDocument;
}

export const documentExamples: readonly DocumentExample[] = globSync('packs/*/document-types/examples/*.yaml')
  .sort()
  .map((path) => {
    const { type: code, document } = parse(readFileSync(path, 'utf8'));
    const type = documentTypes.types.find((candidate) => candidate.code === code);
    if (!type) throw new Error(`${path}: no type ${code}`);
    return { path, type, document };
  });

/** The example of a type, as the template `document` takes it. */
export function exampleData(code: string, change: Partial<AdministrativeDocument> = {}): object {
  const { type, document } = documentExamples.find(({ path }) => basename(path, '.yaml') === code)!;
  return documentData(type, { ...document, ...change });
}
