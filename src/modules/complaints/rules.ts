import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Limit } from '#engines/working-time/index.ts';
import { type Pack, PackFault } from '#platform/packs/index.ts';
import { type ComplaintKind, complaintKinds } from './model.ts';

/** Until when each kind is answered. */
export type ComplaintRules = Readonly<Record<ComplaintKind, Limit>>;

const exactly = { additionalProperties: false };
const file = Compile(
  Type.Object(
    {
      kinds: Type.Array(
        Type.Object(
          {
            code: Type.Union([
              Type.Literal('feedback'),
              Type.Literal('suggestion'),
              Type.Literal('complaint'),
            ]),
            limit: Type.Object(
              {
                amount: Type.Number({ exclusiveMinimum: 0, maximum: 400 }),
                unit: Type.Union([Type.Literal('workingDay'), Type.Literal('day')]),
              },
              exactly,
            ),
            legalBasis: Type.String({ minLength: 1 }),
            isVerified: Type.Boolean(),
          },
          exactly,
        ),
      ),
    },
    exactly,
  ),
);

/** `complaints.yaml` of the packs. @throws PackFault with file and place */
export function readComplaintRules(pack: Pack): ComplaintRules {
  const found = pack.file('complaints.yaml');
  if (!found) throw new PackFault('complaints.yaml', 'is missing');
  if (!file.Check(found.value)) {
    const [error] = file.Errors(found.value);
    throw new PackFault(found.path, `${error?.instancePath || '/'} ${error?.message}`);
  }
  const limits = new Map(found.value.kinds.map(({ code, limit }) => [code, limit]));
  const missing = complaintKinds.find((kind) => !limits.has(kind));
  if (missing) throw new PackFault(found.path, `has no limit for ${missing}`);
  return Object.fromEntries(limits) as ComplaintRules;
}
