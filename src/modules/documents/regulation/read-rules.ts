import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Pack, PackFault } from '#platform/packs/index.ts';

const Text = Type.String({ minLength: 1, maxLength: 300 });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Signatures = Type.Array(Type.Union([Type.Literal('signer'), Type.Literal('seal')]), { minItems: 1 });

const file = Compile(
  Type.Object(
    {
      rules: Type.Array(
        Type.Object(
          {
            types: Type.Array(Text),
            body: Type.Optional(Type.Literal('collective')),
            byOrder: Type.Optional(Type.Literal(false)),
            issue: Type.Optional(Signatures),
            receive: Type.Optional(Signatures),
            years: Type.Optional(
              Type.Union([Type.Literal('permanent'), Type.Integer({ minimum: 1, maximum: 70 })]),
            ),
            law: Text,
            effectiveFrom: Day,
            effectiveTo: Type.Optional(Day),
            confirmed: Type.Boolean(),
          },
          { additionalProperties: false },
        ),
      ),
    },
    { additionalProperties: false },
  ),
);

/** What a rule is about: who may issue, what makes valid, how long it is kept. */
export const aspects = ['body', 'byOrder', 'issue', 'receive', 'years'] as const;
export type Aspect = (typeof aspects)[number];

/** `document-regulation.yaml` of the packs, a row for each kind and aspect. @throws PackFault with file and place */
export function readDocumentRules(pack: Pack) {
  return pack.layers('document-regulation.yaml').flatMap(({ path, value }) => {
    if (!file.Check(value)) {
      const [error] = file.Errors(value);
      throw new PackFault(path, `${error?.instancePath || '/'} ${error?.message}`);
    }
    return value.rules.flatMap((rule) =>
      (rule.types.length > 0 ? rule.types : ['']).flatMap((typeName) =>
        aspects
          .filter((aspect) => rule[aspect] !== undefined)
          .map((aspect) => ({
            typeName,
            aspect,
            demands: rule[aspect],
            law: rule.law,
            effectiveFrom: Temporal.PlainDate.from(rule.effectiveFrom),
            effectiveTo: rule.effectiveTo ? Temporal.PlainDate.from(rule.effectiveTo) : null,
            isConfirmed: rule.confirmed,
          })),
      ),
    );
  });
}
