/** What is wrong with a file of a pack, for its author: where, and what. */
export class PackFault extends Error {
  /** Path from the packs' folder: `dien-bien/units/communes.yaml`. */
  readonly path: string;
  constructor(path: string, message: string) {
    super(`${path}: ${message}`);
    this.name = 'PackFault';
    this.path = path;
  }
}
