import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PackManifest, readManifest } from './manifest.ts';
import { PackFault } from './pack-fault.ts';
import { type PackFile, readPackFile } from './pack-file.ts';

/** A pack together with those it requires. */
export interface Pack {
  readonly manifest: PackManifest;
  /** Every pack read, each after those it requires; a file of a later one replaces the same file of an earlier one. */
  readonly names: readonly string[];
  /**
   * The YAML files that match, such as `places/*.yaml`, in the order of their packs and names.
   *
   * @throws PackFault with the line, when one is not YAML
   */
  files(pattern: string): readonly PackFile[];
  /** The same with the files that a later pack replaces: for what adds up, such as calendars. */
  layers(pattern: string): readonly PackFile[];
  /** One YAML file, or nothing. */
  file(name: string): PackFile | undefined;
  /** A file of another kind as text, such as a template, or nothing. */
  text(name: string): string | undefined;
}

/**
 * Reads the pack of that name beneath `root`, with the packs it requires. Files are parsed when they are asked for.
 *
 * @throws PackFault when a `pack.yaml` is missing or wrong, or packs require each other in a circle
 */
export function readPack(root: string, name: string): Pack {
  const manifests = readManifests(root, name);
  const names = manifests.map(({ code }) => code);
  /** The pack whose file of this name counts: the last that has one. */
  const holder = (file: string) => names.findLast((pack) => existsSync(join(root, pack, file)));

  const matching = (pattern: string, counts: (file: string, pack: string) => boolean) =>
    names.flatMap((pack) =>
      globSync(pattern, { cwd: join(root, pack) })
        .map((file) => file.replaceAll('\\', '/'))
        .filter((file) => counts(file, pack))
        .sort()
        .map((file) => readPackFile(root, pack, file)),
    );

  return {
    manifest: manifests.at(-1)!,
    names,
    files: (pattern) => matching(pattern, (file, pack) => holder(file) === pack),
    layers: (pattern) => matching(pattern, () => true),
    file: (file) => {
      const pack = holder(file);
      return pack === undefined ? undefined : readPackFile(root, pack, file);
    },
    text: (file) => {
      const pack = holder(file);
      return pack === undefined ? undefined : readFileSync(join(root, pack, file), 'utf8');
    },
  };
}

function readManifests(root: string, name: string, asking: readonly string[] = []): PackManifest[] {
  if (asking.includes(name)) throw new PackFault(name, `requires itself: ${[...asking, name].join(' → ')}`);
  if (!existsSync(join(root, name, 'pack.yaml'))) throw new PackFault(name, 'has no pack.yaml');
  const own = readManifest(readPackFile(root, name, 'pack.yaml'), name);
  const required = own.requires.flatMap((other) => readManifests(root, other, [...asking, name]));
  const once = new Map([...required, own].map((manifest) => [manifest.code, manifest]));
  return [...once.values()];
}
