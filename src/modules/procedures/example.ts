import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Answers } from '#engines/forms/index.ts';
import { PackFault, type PackFile } from '#platform/packs/index.ts';

const exact = { additionalProperties: false };
const Text = Type.String({ minLength: 1 });
const Moment = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+([+-]\\d\\d:\\d\\d|Z)$' });

const Example = Type.Object(
  {
    title: Text,
    today: Type.String({ format: 'date' }),
    channel: Type.Enum(['inPerson', 'online', 'post'] as const),
    answers: Type.Unsafe<Answers>(Type.Record(Type.String(), Type.Unknown())),
    checklist: Type.Array(Text),
    issues: Type.Optional(Type.Array(Type.Object({ field: Text, code: Text }, exact))),
    feeVnd: Type.Optional(Type.Integer({ minimum: 0 })),
    acceptedAt: Type.Optional(Moment),
    dueAt: Type.Optional(Moment),
    resultSays: Type.Optional(Type.Array(Text)),
  },
  exact,
);

/** A lifelike application and what must come of it (`examples/*.yaml`; packs/README.md tells what each key means). */
export type Example = Static<typeof Example>;

const shape = Compile(Example);

/** @throws PackFault naming the first key that is missing, wrong or unknown */
export function readExample({ path, value }: Pick<PackFile, 'path' | 'value'>): Example {
  if (shape.Check(value)) return value;
  const [error] = shape.Errors(value);
  throw new PackFault(path, `${error?.instancePath || '/'} ${error?.message}`);
}
