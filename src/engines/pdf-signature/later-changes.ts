import type { PdfFile } from './pdf-file.ts';
import { dict, isArray, isKind, isName, type PdfDict, type PdfRef, type PdfValue } from './pdf-value.ts';
import { allSignatureFields, signatureFields } from './signature-fields.ts';

/** `additions`: signatures and what proves them, which may follow a signature; `content`: anything a reader might see. */
export type LaterChanges = 'none' | 'additions' | 'content';

type Role = 'plain' | 'catalog' | 'page' | 'form' | 'resources' | 'category' | 'empty-field';
type Pair = readonly [before: PdfValue | undefined, after: PdfValue | undefined, role: Role];

/** What an object may gain or replace when somebody signs after us, and which of its entries have rules of their own. */
interface Rule {
  readonly replaceable?: ReadonlySet<string>;
  readonly addable?: ReadonlySet<string> | 'any';
  /** Lists that may grow by signatures. */
  readonly growing?: string;
  readonly roles?: Readonly<Record<string, Role>>;
}

const rules: Readonly<Record<Role, Rule>> = {
  plain: {},
  catalog: {
    replaceable: new Set(['DSS', 'Extensions', 'Metadata', 'Version']),
    roles: { AcroForm: 'form' },
  },
  page: { replaceable: new Set(['Tabs']), growing: 'Annots' },
  form: {
    replaceable: new Set(['SigFlags']),
    // A program that draws its mark registers the font here; no other field uses it.
    addable: new Set(['DR', 'DA', 'Type']),
    growing: 'Fields',
    roles: { DR: 'resources' },
  },
  resources: { addable: 'any' },
  category: { addable: 'any' },
  'empty-field': { replaceable: new Set(['V', 'AP', 'M', 'MK', 'F', 'P']) },
};

const noForm: PdfDict = dict({});

/**
 * Compares a document as it was signed with what a reader sees now, object by object from the catalog down. Updates
 * that replace a page, swap a font, reveal hidden content or add an annotation all show as `content`.
 */
export function laterChanges(signed: PdfFile, current: PdfFile): LaterChanges {
  const added = current.text.slice(signed.bytes.length);
  if (/^\s*$/.test(added)) return 'none';
  // Bytes that no cross reference knows: a reader that repairs files might show them.
  if (current.startXref < signed.bytes.length || !/%%EOF\s*$/.test(added)) return 'content';
  return isExtension(signed, current) ? 'additions' : 'content';
}

function isExtension(signed: PdfFile, current: PdfFile): boolean {
  const seen = new Set<string>();
  // Only what is reported as a signature may be added: a mark of no known field could paint over a page unseen.
  const signatures = new Set(signatureFields(current).flatMap(({ objects }) => objects));
  const filled = filledSince(signed, signatures);
  const waiting: Pair[] = [[signed.root, current.root, 'catalog']];
  // A worklist, not recursion: an outline of a long document is a chain of thousands.
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const [before, after] = pair;
    const role = isKind(before, 'ref') && filled.has(before.number) ? 'empty-field' : pair[2];
    if (isKind(before, 'ref') && isKind(after, 'ref')) {
      const key = `${before.number} ${after.number} ${role}`;
      if (seen.has(key)) continue;
      seen.add(key);
    }
    const deeper = compare(signed.resolve(before), current.resolve(after), role);
    if (!deeper) return false;
    waiting.push(...deeper);
  }
  return true;

  /** The pairs still to compare, or undefined when these two differ. */
  function compare(before: PdfValue, after: PdfValue, role: Role): readonly Pair[] | undefined {
    if (isArray(before) && isArray(after)) {
      return before.length === after.length
        ? before.map((item, n) => [item, after[n], 'plain'] as const)
        : undefined;
    }
    if (isKind(before, 'stream') && isKind(after, 'stream')) {
      return before.body === after.body ? compareEntries(before.dict, after.dict, role) : undefined;
    }
    if (isKind(before, 'dict') && isKind(after, 'dict')) return compareEntries(before, after, role);
    return scalar(before) !== undefined && scalar(before) === scalar(after) ? [] : undefined;
  }

  function compareEntries(before: PdfDict, after: PdfDict, given: Role): readonly Pair[] | undefined {
    const role = given === 'plain' && isName(before.entries.get('Type'), 'Page') ? 'page' : given;
    const rule = rules[role];
    const pairs: Pair[] = [];
    for (const key of new Set([...before.entries.keys(), ...after.entries.keys()])) {
      const [old, now] = [before.entries.get(key), after.entries.get(key)];
      if (rule.replaceable?.has(key)) continue;
      if (key === rule.growing) {
        if (!isGrownList(old, now, pairs)) return undefined;
        continue;
      }
      if (old === undefined && (rule.addable === 'any' || rule.addable?.has(key))) continue;
      const childRole = role === 'resources' ? 'category' : (rule.roles?.[key] ?? 'plain');
      // The first signature brings the form with it.
      pairs.push([old ?? (childRole === 'form' ? noForm : undefined), now, childRole]);
    }
    return pairs;
  }

  /** The old members in their order, with nothing between or after them but signatures. */
  function isGrownList(before: PdfValue | undefined, after: PdfValue | undefined, pairs: Pair[]): boolean {
    const [old, now] = [signed.resolve(before) ?? [], current.resolve(after) ?? []];
    if (!isArray(old) || !isArray(now)) return false;
    const known = new Map(
      old.filter((item): item is PdfRef => isKind(item, 'ref')).map((item) => [item.number, item]),
    );
    if (known.size !== old.length)
      return old.length === now.length && old.every((item, n) => pairs.push([item, now[n], 'plain']));
    const kept = now.filter((item) => isKind(item, 'ref') && known.has(item.number)) as PdfRef[];
    const news = now.filter((item) => !(isKind(item, 'ref') && known.has(item.number)));
    pairs.push(...kept.map((item): Pair => [known.get(item.number), item, 'plain']));
    return (
      kept.length === old.length &&
      kept.every((item, n) => item.number === (old[n] as PdfRef).number) &&
      news.every((item) => isKind(item, 'ref') && signatures.has(item.number))
    );
  }
}

/** The fields that waited empty when somebody signed, and have a signature now; and their marks. */
function filledSince(signed: PdfFile, signatures: ReadonlySet<number>): ReadonlySet<number> {
  const waiting = allSignatureFields(signed).filter(({ value }) => value === undefined);
  return new Set(waiting.flatMap(({ objects }) => objects).filter((number) => signatures.has(number)));
}

function scalar(value: PdfValue): string | undefined {
  if (isKind(value, 'name')) return `/${value.name}`;
  if (isKind(value, 'string')) return `(${value.bytes}`;
  return typeof value === 'object' && value !== null ? undefined : String(value);
}
