import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Pack, PackFault } from '#platform/packs/index.ts';

/** How documents whose names begin so are numbered. */
export interface NumberRule {
  readonly nameStart: string;
  readonly register: string;
  /** "{number}/QĐ-{agency}". */
  readonly pattern: string;
  /** Of an agency that numbers its own way; null for every agency. */
  readonly agencyCode: string | null;
  /** Each office of the agency has a series of its own. */
  readonly isPerOffice: boolean;
}

const Text = Type.String({ minLength: 1, maxLength: 200 });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const file = Compile(
  Type.Object(
    {
      rules: Type.Array(
        Type.Object(
          {
            starts: Text,
            register: Text,
            pattern: Type.String({
              pattern: '^[^{}]*\\{number\\}([^{}]|\\{year\\}|\\{agency\\}|\\{office\\})*$',
            }),
            agency: Type.Optional(Text),
            perOffice: Type.Optional(Type.Literal(true)),
            effectiveFrom: Day,
            effectiveTo: Type.Optional(Day),
            source: Text,
            confirmed: Type.Boolean(),
          },
          { additionalProperties: false },
        ),
      ),
    },
    { additionalProperties: false },
  ),
);

/** `numbering.yaml` of the packs, dated. @throws PackFault with file and place */
export function readNumberRules(pack: Pack) {
  return pack.layers('numbering.yaml').flatMap(({ path, value }) => {
    if (!file.Check(value)) {
      const [error] = file.Errors(value);
      throw new PackFault(path, `${error?.instancePath || '/'} ${error?.message}`);
    }
    return value.rules.map(
      ({ starts, agency, perOffice, effectiveFrom, effectiveTo, confirmed, ...rule }) => ({
        ...rule,
        agencyCode: agency ?? null,
        isPerOffice: perOffice ?? false,
        nameStart: starts,
        effectiveFrom: Temporal.PlainDate.from(effectiveFrom),
        effectiveTo: effectiveTo ? Temporal.PlainDate.from(effectiveTo) : null,
        isConfirmed: confirmed,
      }),
    );
  });
}
