import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { PackFault, type PackFile } from '#platform/packs/index.ts';

const exact = { additionalProperties: false };
const Text = Type.String({ minLength: 1, maxLength: 4_000, pattern: '\\S' });
const Texts = Type.Array(Text);
const Day = Type.String({ format: 'date' });
const Count = Type.Integer({ minimum: 0 });
const OneOf = <Word extends string>(...words: readonly Word[]) => Type.Enum([...words]);

const Channel = Type.Object(
  {
    kind: OneOf('inPerson', 'online', 'post'),
    timeLimit: Type.Optional(
      Type.Object(
        {
          amount: Type.Number({ minimum: 0 }),
          unit: OneOf('workingDay', 'day', 'hour', 'month'),
          isUnitConfirmed: Type.Boolean(),
        },
        exact,
      ),
    ),
    isFree: Type.Boolean(),
    fees: Type.Array(Type.Object({ amountVnd: Count, note: Type.Optional(Text) }, exact)),
  },
  exact,
);

const Component = Type.Object(
  {
    code: Type.String({ pattern: '^[a-z][A-Za-z0-9]*$' }),
    name: Text,
    originals: Count,
    copies: Count,
    case: Type.Optional(Text),
    obligation: Type.Optional(OneOf('submit', 'show')),
    result: Type.Optional(Type.String({ pattern: '^KQ\\.G\\d\\d\\.\\d{6}$' })),
    dataSource: Type.Optional(Type.Object({ database: Text, owner: Text, legalBasis: Text }, exact)),
  },
  exact,
);

const InBoth = Type.Object({ vi: Text, en: Text }, exact);

const Claim = Type.Object(
  {
    // What the format of attestations says by itself has other names.
    name: Type.String({ pattern: '^(?!(iss|iat|nbf|exp|cnf|vct|status|sub)$)[a-z][a-z0-9_]*$' }),
    label: InBoth,
    answer: Type.Optional(Type.String({ pattern: '^[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)*$' })),
    result: Type.Optional(OneOf('number', 'issuedOn', 'agency')),
  },
  exact,
);

const Attestation = Type.Object(
  {
    name: InBoth,
    validMonths: Type.Optional(Type.Integer({ minimum: 1 })),
    claims: Type.Array(Claim, { minItems: 1 }),
  },
  exact,
);

const PackedProcedure = Type.Object(
  {
    code: Type.String({ pattern: '^[0-9]\\.[0-9]{6}$' }),
    effectiveFrom: Day,
    effectiveTo: Type.Optional(Day),
    name: Text,
    nameEn: Text,
    field: Text,
    levels: Type.Array(OneOf('ministry', 'province', 'commune', 'other'), { minItems: 1 }),
    ministry: Type.Optional(Text),
    agency: Type.Optional(Text),
    audiences: Texts,
    decision: Type.Optional(Text),
    kind: Type.Optional(Text),
    description: Text,
    descriptionEn: Type.Optional(Text),
    keywords: Texts,
    channels: Type.Array(Channel, { minItems: 1 }),
    components: Type.Array(Component),
    results: Type.Array(
      Type.Object(
        {
          name: Text,
          code: Type.Optional(Type.String({ pattern: '^KQ\\.' })),
          attestation: Type.Optional(Attestation),
        },
        exact,
      ),
    ),
    legalBases: Texts,
    portalUrl: Type.Optional(Type.String({ pattern: '^https://' })),
  },
  exact,
);

/** `procedure.yaml`: a procedure with the days between which it holds (packs/README.md). */
export type PackedProcedure = Static<typeof PackedProcedure>;

const shape = Compile(PackedProcedure);

/**
 * Reads a procedure's record: a `procedure.yaml`, or what a file of its own says beside form, process and examples.
 *
 * @throws PackFault naming the first key that is missing, wrong or unknown
 */
export function readPackedProcedure(file: PackFile): PackedProcedure {
  const { path, value } = file;
  if (!shape.Check(value)) {
    const [error] = shape.Errors(value);
    throw new PackFault(path, `${error?.instancePath || '/'} ${error?.message}`);
  }
  const codes = value.components.map(({ code }) => code);
  const twin = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twin) throw new PackFault(path, `two components are named "${twin}"`);
  for (const { attestation } of value.results) {
    const unclear = attestation?.claims.find(
      ({ answer, result }) => (answer === undefined) === (result === undefined),
    );
    if (unclear)
      throw new PackFault(path, `the claim "${unclear.name}" comes from an answer or from the result`);
  }
  return value;
}
