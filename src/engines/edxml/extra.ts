import type { XmlAttribute, XmlNode } from './xml-tree.ts';

/** What the standard has no place for, or that says nothing it could read: kept, and written where it stood. */
export interface Extra {
  /** Attributes of the element itself. */
  readonly attributes?: readonly XmlAttribute[];
  /** Attributes of simple values in it: of the nth of that name. */
  readonly ofValues?: readonly {
    readonly name: string;
    readonly index: number;
    readonly attributes: readonly XmlAttribute[];
  }[];
  /** Elements, text between elements, comments and instructions. */
  readonly nodes?: readonly XmlNode[];
}

/** Nothing at all is no extra. */
export function extraOf(found: Required<Extra>): Extra | undefined {
  const parts = Object.entries(found).filter(([, items]) => items.length > 0);
  return parts.length > 0 ? (Object.fromEntries(parts) as Extra) : undefined;
}
