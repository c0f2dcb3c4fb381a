import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Pack, PackFault } from '#platform/packs/index.ts';

const Basis = { article: Type.String(), isConfirmed: Type.Boolean() };
const Rules = Type.Object(
  {
    usualMonths: Type.Integer({ minimum: 1 }),
    mostMonths: Type.Integer({ minimum: 1 }),
    basis: Type.Object(Basis, { additionalProperties: false }),
    inPerson: Type.Object(
      { ...Basis, procedures: Type.Array(Type.String()) },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
const rules = Compile(Rules);

/** How long a mandate may last, and which procedures none is good for: `mandates.yaml` of the pack. */
export type MandateRules = Static<typeof Rules>;

/** @throws PackFault where the pack has none, or one that does not say all */
export function readMandateRules(pack: Pack): MandateRules {
  const file = pack.file('mandates.yaml');
  if (!file) throw new PackFault('mandates.yaml', 'is missing');
  if (rules.Check(file.value)) return file.value;
  const [error] = rules.Errors(file.value);
  throw new PackFault(file.path, `${error?.instancePath || '/'} ${error?.message}`);
}
