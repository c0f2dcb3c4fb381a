import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Pack, PackFault } from '#platform/packs/index.ts';

/** What a part of the index is a share of: dossiers counted as one of these, out of those counted as one of those. */
export const partNames = [
  'punctual',
  'online',
  'paidOnline',
  'digitised',
  'electronicResult',
  'reused',
  'satisfied',
] as const;
export type Part = (typeof partNames)[number];

export interface IndexGroup {
  readonly code: string;
  readonly name: string;
  readonly most: number;
  /** None where nothing in the program's log says how much of it is reached. */
  readonly parts: readonly { readonly part: Part; readonly points: number }[];
}

export interface IndexRules {
  readonly legalBasis: string;
  readonly isVerified: boolean;
  readonly groups: readonly IndexGroup[];
}

const exactly = { additionalProperties: false };
const Points = Type.Number({ exclusiveMinimum: 0, maximum: 100 });
const file = Compile(
  Type.Object(
    {
      effectiveFrom: Type.Unknown(),
      isVerified: Type.Boolean(),
      legalBasis: Type.String({ minLength: 1 }),
      groups: Type.Array(
        Type.Object(
          {
            code: Type.String({ minLength: 1 }),
            name: Type.String({ minLength: 1 }),
            most: Points,
            parts: Type.Array(Type.Object({ part: Type.Enum([...partNames]), points: Points }, exactly)),
          },
          exactly,
        ),
        { minItems: 1 },
      ),
    },
    exactly,
  ),
);

/** `service-index.yaml` of the packs. @throws PackFault where it is not so, or the parts of a group are not its whole */
export function readIndexRules(pack: Pack): IndexRules {
  const found = pack.file('service-index.yaml');
  if (!found) throw new PackFault('service-index.yaml', 'is missing');
  if (!file.Check(found.value)) {
    const [error] = file.Errors(found.value);
    throw new PackFault(found.path, `${error?.instancePath || '/'} ${error?.message}`);
  }
  const { groups } = found.value;
  const uneven = groups.find(
    ({ most, parts }) => parts.length > 0 && parts.reduce((sum, { points }) => sum + points, 0) !== most,
  );
  if (uneven) throw new PackFault(found.path, `the parts of ${uneven.code} are not ${uneven.most}`);
  return found.value as IndexRules;
}
