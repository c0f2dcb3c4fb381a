import { fillableFields } from './fillable-fields.ts';
import type { PdfFile } from './pdf-file.ts';
import { dict, isArray, isKind, isName, type PdfDict, type PdfRef, type PdfValue } from './pdf-value.ts';
import { isSame, scalar } from './same-throughout.ts';
import { allSignatureFields, signatureFields } from './signature-fields.ts';

/**
 * `additions`: signatures and what proves them, which may follow a signature; `filling`: empty fields of its form were
 * filled in; `refilling`: fields that had a value have another; `notes`: somebody added notes; `content`: anything else
 * a reader might see.
 */
export type LaterChange = 'none' | 'additions' | 'filling' | 'refilling' | 'notes' | 'content';

export interface LaterChanges {
  readonly kind: LaterChange;
  /** The fields that were filled in. */
  readonly filled: readonly string[];
}

type Role =
  | 'plain'
  | 'fillable-field'
  | 'catalog'
  | 'page'
  | 'form'
  | 'resources'
  | 'category'
  | 'empty-field';
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
    replaceable: new Set(['SigFlags', 'NeedAppearances']),
    // A program that draws its mark registers the font here; no other field uses it.
    addable: new Set(['DR', 'DA', 'Type']),
    growing: 'Fields',
    roles: { DR: 'resources' },
  },
  resources: { addable: 'any' },
  category: { addable: 'any' },
  // Looked at one by one: what was filled in is told.
  'fillable-field': {},
  'empty-field': { replaceable: new Set(['V', 'AP', 'M', 'MK', 'F', 'P']) },
};

/** What changes in a field when it is filled in: its mark cannot leave the field's own rectangle. */
const filling = new Set(['V', 'AP', 'AS', 'M', 'I', 'TI']);

const noForm: PdfDict = dict({});

/**
 * Compares a document as it was signed with what a reader sees now, object by object from the catalog down. Updates
 * that replace a page, swap a font, reveal hidden content or add an annotation all show as `content`.
 */
export function laterChanges(signed: PdfFile, current: PdfFile): LaterChanges {
  const added = current.text.slice(signed.bytes.length);
  // A null is white space of PDF (7.2.2): some programs pad files with it.
  if (/^[\s\0]*$/.test(added)) return { kind: 'none', filled: [] };
  // Bytes that no cross reference knows: a reader that repairs files might show them.
  if (current.startXref < signed.bytes.length || !/%%EOF\s*$/.test(added)) return changed;
  return compareFiles(signed, current);
}

const changed: LaterChanges = { kind: 'content', filled: [] };

function compareFiles(signed: PdfFile, current: PdfFile): LaterChanges {
  const seen = new Set<string>();
  // Only what is reported as a signature may be added: a mark of no known field could paint over a page unseen.
  const signatures = new Set(signatureFields(current).flatMap(({ objects }) => objects));
  const filled = filledSince(signed, signatures);
  const fillable = fillableFields(signed);
  const refilled = new Map<string, boolean>();
  let hasNotes = false;
  const waiting: Pair[] = [[signed.root, current.root, 'catalog']];
  // A worklist, not recursion: an outline of a long document is a chain of thousands.
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const [before, after] = pair;
    const number = isKind(before, 'ref') ? before.number : undefined;
    const role =
      number === undefined
        ? pair[2]
        : filled.has(number)
          ? 'empty-field'
          : fillable.has(number)
            ? 'fillable-field'
            : pair[2];
    if (isKind(before, 'ref') && isKind(after, 'ref')) {
      const key = `${before.number} ${after.number} ${role}`;
      if (seen.has(key)) continue;
      seen.add(key);
    }
    const deeper = compare(signed.resolve(before), current.resolve(after), role, number);
    if (!deeper) return changed;
    waiting.push(...deeper);
  }
  const wasFilled = [...refilled.values()];
  const kind = hasNotes
    ? 'notes'
    : wasFilled.length === 0
      ? 'additions'
      : wasFilled.every((wasEmpty) => wasEmpty)
        ? 'filling'
        : 'refilling';
  return { kind, filled: [...refilled.keys()] };

  /** The pairs still to compare, or undefined when these two differ. */
  function compare(
    before: PdfValue,
    after: PdfValue,
    role: Role,
    number: number | undefined,
  ): readonly Pair[] | undefined {
    if (isArray(before) && isArray(after)) {
      return before.length === after.length
        ? before.map((item, n) => [item, after[n], 'plain'] as const)
        : undefined;
    }
    if (isKind(before, 'stream') && isKind(after, 'stream')) {
      return before.body === after.body ? compareEntries(before.dict, after.dict, role, number) : undefined;
    }
    if (isKind(before, 'dict') && isKind(after, 'dict')) return compareEntries(before, after, role, number);
    return scalar(before) !== undefined && scalar(before) === scalar(after) ? [] : undefined;
  }

  function compareEntries(
    before: PdfDict,
    after: PdfDict,
    given: Role,
    number: number | undefined,
  ): readonly Pair[] | undefined {
    const role = given === 'plain' && isName(before.entries.get('Type'), 'Page') ? 'page' : given;
    const rule = rules[role];
    const pairs: Pair[] = [];
    for (const key of new Set([...before.entries.keys(), ...after.entries.keys()])) {
      const [old, now] = [before.entries.get(key), after.entries.get(key)];
      if (rule.replaceable?.has(key)) continue;
      if (role === 'fillable-field' && filling.has(key)) {
        const field = fillable.get(number!)!;
        if (!isSame(signed, old, current, now)) refilled.set(field.name, field.isEmpty);
        continue;
      }
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
    const isSignature = (item: PdfValue) => isKind(item, 'ref') && signatures.has(item.number);
    const others = news.filter((item) => !isSignature(item));
    hasNotes ||= others.length > 0;
    return (
      kept.length === old.length &&
      kept.every((item, n) => item.number === (old[n] as PdfRef).number) &&
      others.every((item) => isNote(current, item))
    );
  }
}

/** A note or a drawing that a reader adds (ISO 32000-1, 12.5.6.2); a field, a film or a form of pages is none. */
const notes = [
  'Text',
  'FreeText',
  'Line',
  'Square',
  'Circle',
  'Polygon',
  'PolyLine',
  'Highlight',
  'Underline',
];
const moreNotes = ['Squiggly', 'StrikeOut', 'Stamp', 'Caret', 'Ink', 'Popup', 'FileAttachment'];

function isNote(file: PdfFile, item: PdfValue): boolean {
  const subtype = file.resolve(file.dictionary(item)?.entries.get('Subtype'));
  return [...notes, ...moreNotes].some((kind) => isName(subtype, kind));
}

/** The fields that waited empty when somebody signed, and have a signature now; and their marks. */
function filledSince(signed: PdfFile, signatures: ReadonlySet<number>): ReadonlySet<number> {
  const waiting = allSignatureFields(signed).filter(({ value }) => value === undefined);
  return new Set(waiting.flatMap(({ objects }) => objects).filter((number) => signatures.has(number)));
}
