import { nodeHash } from './merkle-tree.ts';

/** The root that a leaf and its path lead to in a tree of `size`; null where the path has not that tree's length (RFC 9162, 2.1.3.2). */
export function rootFrom(leaf: Buffer, index: number, size: number, path: readonly Buffer[]): Buffer | null {
  if (!(Number.isInteger(index) && index >= 0 && index < size)) return null;
  let [node, at, last] = [leaf, index, size - 1];
  for (const step of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      node = nodeHash(step, node);
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else node = nodeHash(node, step);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? node : null;
}
