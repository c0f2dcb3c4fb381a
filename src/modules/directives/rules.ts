import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Pack, PackFault } from '#platform/packs/index.ts';

/** How the deadline of a kind comes about. */
export type DeadlineRule =
  | { readonly by: 'day' }
  | { readonly by: 'limit'; readonly amount: number; readonly unit: 'workingDay' | 'hour' }
  | { readonly by: 'endOfYear' };

export interface DirectiveKind {
  readonly code: string;
  readonly name: string;
  readonly hint: string;
  readonly deadline: DeadlineRule;
}

/** When somebody is told of a deadline: working days before and after it, and then again and again. */
export interface ReminderRule {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly again: number;
}

export interface DirectiveRules {
  readonly kinds: readonly DirectiveKind[];
  readonly reminders: ReminderRule;
}

const Text = Type.String({ minLength: 1, maxLength: 200 });
const Days = Type.Array(Type.Integer({ minimum: 1, maximum: 60 }), { maxItems: 10 });
const exactly = { additionalProperties: false };
const file = Compile(
  Type.Object(
    {
      kinds: Type.Array(
        Type.Object(
          {
            code: Text,
            name: Text,
            hint: Text,
            deadline: Type.Union([
              Type.Object({ by: Type.Literal('day') }, exactly),
              Type.Object({ by: Type.Literal('endOfYear') }, exactly),
              Type.Object(
                {
                  by: Type.Literal('limit'),
                  amount: Type.Number({ exclusiveMinimum: 0, maximum: 400 }),
                  unit: Type.Union([Type.Literal('workingDay'), Type.Literal('hour')]),
                },
                exactly,
              ),
            ]),
          },
          exactly,
        ),
        { minItems: 1 },
      ),
      reminders: Type.Object(
        { before: Days, after: Days, again: Type.Integer({ minimum: 1, maximum: 60 }) },
        exactly,
      ),
    },
    exactly,
  ),
);

/** `directives.yaml` of the packs. @throws PackFault with file and place */
export function readDirectiveRules(pack: Pack): DirectiveRules {
  const found = pack.file('directives.yaml');
  if (!found) throw new PackFault('directives.yaml', 'is missing');
  if (file.Check(found.value)) return found.value;
  const [error] = file.Errors(found.value);
  throw new PackFault(found.path, `${error?.instancePath || '/'} ${error?.message}`);
}
