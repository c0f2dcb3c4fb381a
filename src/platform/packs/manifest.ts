import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { PackFault } from './pack-fault.ts';
import type { PackFile } from './pack-file.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Name = Type.String({ minLength: 1, maxLength: 200 });

const Manifest = Type.Object(
  {
    code: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
    name: Name,
    nameEn: Name,
    requires: Type.Array(Type.String()),
    effectiveFrom: Day,
    province: Type.Optional(Type.String()),
    agency: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

/** `pack.yaml`: what a pack is, and which packs it builds on. */
export type PackManifest = Static<typeof Manifest>;

const manifest = Compile(Manifest);

/** @throws PackFault naming the first key that is missing, wrong or unknown */
export function readManifest({ path, value }: PackFile, folder: string): PackManifest {
  if (!manifest.Check(value)) {
    const [error] = manifest.Errors(value);
    throw new PackFault(path, `${error?.instancePath || '/'} ${error?.message}`);
  }
  if (value.code !== folder) throw new PackFault(path, `code is "${value.code}" in the folder "${folder}"`);
  return value;
}
