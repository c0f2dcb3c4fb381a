/** What counts as the same sort of paper, under whichever name a procedure asks for it: `paper-kinds.yaml` of the pack. */
export interface PaperKind {
  readonly code: string;
  readonly name: string;
  /** By which names of papers begin. */
  readonly names: readonly string[];
  /** Codes of results, KQ.Gxx.nnnnnn. */
  readonly results: readonly string[];
  /** How long a copy may be used, from its day. */
  readonly validMonths: number | null;
  /** A newer one takes the place of the older. */
  readonly isOnly: boolean;
  /** False for what is made for one application alone, as a declaration is. */
  readonly isKept: boolean;
}

/** A paper as a procedure names it: a component it asks for, or a result it gives. */
export interface NamedPaper {
  readonly name: string;
  /** The code of the result that it is, where the source tells. */
  readonly result?: string | undefined;
}

/** The kind of a paper: of the pack; else its result's code; else its very name, under which it is found again. */
export function kindOf({ name, result }: NamedPaper, kinds: readonly PaperKind[]): string {
  const folded = foldName(name);
  const known =
    kinds.find(({ results }) => result !== undefined && results.includes(result)) ??
    longest(
      kinds.flatMap((kind) => kind.names.map((each) => ({ kind, start: foldName(each) }))),
      folded,
    );
  return known?.code ?? result ?? `name:${folded}`;
}

/** The last day on which a paper from this day may be used; null where no rule ends it. */
export function validTo(
  kind: string,
  from: Temporal.PlainDate,
  kinds: readonly PaperKind[],
): Temporal.PlainDate | null {
  const months = kinds.find(({ code }) => code === kind)?.validMonths;
  return months ? from.add({ months }) : null;
}

/** Of the kinds whose name the paper's begins with, the one that says most. */
const longest = (
  starts: readonly { readonly kind: PaperKind; readonly start: string }[],
  folded: string,
): PaperKind | undefined =>
  starts
    .filter(({ start }) => folded === start || folded.startsWith(`${start} `))
    .toSorted((one, other) => other.start.length - one.start.length)[0]?.kind;

/** Without case, accents and punctuation: catalogues write one name in many ways. */
const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
