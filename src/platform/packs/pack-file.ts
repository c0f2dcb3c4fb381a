import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { PackFault } from './pack-fault.ts';

/** A YAML file of a pack, parsed. */
export interface PackFile {
  /** From the packs' folder, for messages: `dien-bien/units/communes.yaml`. */
  readonly path: string;
  /** The pack it came from. */
  readonly pack: string;
  /** From the pack's own folder: `units/communes.yaml`. */
  readonly name: string;
  readonly value: unknown;
}

/** YAML 1.2, so a bare date stays text; a repeated key or a broken line is a fault with its line and column. */
export function readPackFile(root: string, pack: string, name: string): PackFile {
  const path = `${pack}/${name}`;
  return { path, pack, name, value: parseYaml(readFileSync(join(root, path), 'utf8'), path) };
}

/** A file of the same kind that lies in no pack, as one given on the command line; by its name alone. */
export const readLooseFile = (name: string, text: string): PackFile => ({
  path: name,
  pack: '',
  name,
  value: parseYaml(text, name),
});

function parseYaml(text: string, path: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new PackFault(`${path}:${line}:${col}`, error.message.split('\n')[0]!);
  }
  return document.toJS({ maxAliasCount: 1000 });
}

/**
 * The rows of a file written as `{ defaults: {…}, [key]: [rows] }`, each over the file's defaults; `document` and the
 * file's other words are its own business.
 */
export function rowsOf(file: PackFile, key: string): readonly Readonly<Record<string, unknown>>[] {
  const { defaults = {}, [key]: rows } = mappingOf(file, file.value);
  if (!Array.isArray(rows)) throw new PackFault(file.path, `has no list "${key}"`);
  return rows.map((row) => ({ ...mappingOf(file, defaults), ...mappingOf(file, row) }));
}

/** The value, when it is a mapping. */
export function mappingOf({ path }: PackFile, value: unknown): Readonly<Record<string, unknown>> {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMapping) throw new PackFault(path, `${JSON.stringify(value)} stands where a mapping is meant`);
  return value as Readonly<Record<string, unknown>>;
}
