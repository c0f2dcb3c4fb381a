import { mappingOf, type Pack, PackFault, type PackFile } from '#platform/packs/index.ts';
import { type PackedProcedure, readPackedProcedure } from './packed-procedure.ts';

/** A procedure of a pack with what lies beside it: a folder of files, or one file that holds them all. */
export interface PackedFiles {
  /** The folder or file, for messages. */
  readonly name: string;
  /** Where the record stands: the source of the version it becomes. */
  readonly path: string;
  readonly procedure: PackedProcedure;
  readonly form: PackFile | undefined;
  readonly process: PackFile | undefined;
  readonly template: string | undefined;
  readonly examples: readonly PackFile[];
}

/**
 * Every procedure of the pack: `procedures/<code>-<slug>/procedure.yaml` with its files, and `procedures/<code>-<slug>.yaml`.
 *
 * @throws PackFault for a wrong record, and for a folder or file that is not named after its code
 */
export const listPackedProcedures = (pack: Pack): readonly PackedFiles[] => [
  ...pack.files('procedures/*/procedure.yaml').map((file) => named(inFolder(pack, file))),
  ...pack.files('procedures/*.yaml').map((file) => named(readProcedureFile(file))),
];

function inFolder(pack: Pack, file: PackFile): PackedFiles {
  const folder = file.name.slice(0, -'/procedure.yaml'.length);
  return {
    name: folder,
    path: file.path,
    procedure: readPackedProcedure(file),
    form: pack.file(`${folder}/form.yaml`),
    process: pack.file(`${folder}/process.yaml`),
    template: pack.text(`${folder}/result.typ`),
    examples: pack.files(`${folder}/examples/*.yaml`),
  };
}

/**
 * Reads a procedure in one file: the keys of `procedure.yaml`, and `form`, `process`, `result` (Typst) and `examples`.
 *
 * @throws PackFault naming the first key that is missing, wrong or unknown
 */
export function readProcedureFile(file: PackFile): PackedFiles {
  const { form, process, result, examples = [], ...record } = mappingOf(file, file.value);
  const part = (value: unknown, key: string) =>
    value === undefined
      ? undefined
      : { ...file, path: `${file.path} (${key})`, name: `${file.name} (${key})`, value };
  if (result !== undefined && typeof result !== 'string')
    throw new PackFault(file.path, '/result is no text');
  if (!Array.isArray(examples)) throw new PackFault(file.path, '/examples is no list');
  return {
    name: file.name.replace(/\.yaml$/, ''),
    path: file.path,
    procedure: readPackedProcedure({ ...file, value: record }),
    form: part(form, 'form'),
    process: part(process, 'process'),
    template: result,
    examples: examples.map((value, index) => part(value, `examples[${index}]`)!),
  };
}

function named(files: PackedFiles): PackedFiles {
  const { code } = files.procedure;
  if (!files.name.split('/').at(-1)!.startsWith(`${code}-`)) {
    throw new PackFault(files.path, `${files.name} is not named after ${code}`);
  }
  return files;
}
