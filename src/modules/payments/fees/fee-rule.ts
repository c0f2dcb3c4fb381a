import Type, { type Static } from 'typebox';

const exact = { additionalProperties: false };
const Text = Type.String({ minLength: 1, maxLength: 1_000, pattern: '\\S' });
const Words = Type.Object({ vi: Text, en: Type.Optional(Text) }, exact);
const Feel = Type.String({ minLength: 1, maxLength: 1_000 });
const Day = Type.String({ format: 'date' });
const Category = Type.String({ pattern: '^[a-z][A-Za-z]*$' });
const Dong = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 });

/** Phí (a price of a service), lệ phí (a levy of the State): Luật Phí và lệ phí 97/2015/QH13 Điều 3. */
const Kind = Type.Enum(['fee', 'levy']);

const Line = Type.Object(
  {
    kind: Kind,
    /** `{FEEL}` in it is replaced by its value: "{paper.name}: {paper.pages} trang". */
    label: Words,
    when: Type.Optional(Feel),
    /** A list; the line is written once for each of its entries, which `as` names. */
    each: Type.Optional(Feel),
    as: Type.Optional(Type.String({ pattern: '^[a-z][A-Za-z]*$' })),
    /** Whole đồng, not below nothing. */
    amount: Feel,
  },
  exact,
);

const condition = {
  /** Groups of people, by their codes in `fee-categories.yaml`; belonging to one is enough. */
  for: Type.Optional(Type.Array(Category, { minItems: 1 })),
  when: Type.Optional(Feel),
  reason: Words,
  legalBasis: Text,
};

const Example = Type.Object(
  {
    title: Text,
    channel: Type.Enum(['inPerson', 'online', 'post']),
    categories: Type.Optional(Type.Array(Category)),
    answers: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    totalVnd: Dong,
    /** Words that the explanation must hold. */
    says: Type.Optional(Type.Array(Text)),
  },
  exact,
);

const Version = Type.Object(
  {
    effectiveFrom: Day,
    effectiveTo: Type.Optional(Day),
    legalBasis: Text,
    lines: Type.Array(Line, { minItems: 1 }),
    /** The first that holds sets everything to nothing. */
    exemptions: Type.Optional(Type.Array(Type.Object(condition, exact))),
    /** Of those that hold the largest is taken, once. */
    reductions: Type.Optional(
      Type.Array(Type.Object({ ...condition, percent: Type.Integer({ minimum: 1, maximum: 99 }) }, exact)),
    ),
    examples: Type.Array(Example, { minItems: 1 }),
  },
  exact,
);

export const FeeRuleFile = Type.Object(
  {
    code: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
    name: Words,
    procedures: Type.Array(Type.String({ pattern: '^[0-9]\\.[0-9]{6}$' }), { minItems: 1 }),
    /** Before which act it must be paid. */
    dueAt: Type.Enum(['submission', 'acceptance', 'result']),
    versions: Type.Array(Version, { minItems: 1 }),
  },
  exact,
);

/** `fees/*.yaml` of a pack: what a procedure costs, from when to when, and for whom less (packs/README.md). */
export type FeeRuleFile = Static<typeof FeeRuleFile>;
export type FeeVersion = Static<typeof Version>;
export type FeeLine = Static<typeof Line>;
export type FeeKind = Static<typeof Kind>;
export type Words = Static<typeof Words>;
/** Before which act a fee must be paid; `anytime` is asked for and stops nothing. */
export type DueAt = FeeRuleFile['dueAt'] | 'anytime';
