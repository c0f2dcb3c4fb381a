import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Pack, PackFault } from '#platform/packs/index.ts';
import { type Channel, channels } from './model.ts';

const exactly = { additionalProperties: false };
const Words = Type.Object({ vi: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, exactly);
const Hour = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });
const File = Type.Object(
  {
    /** In the order in which one stands in for another. */
    channels: Type.Array(
      Type.Object(
        {
          code: Type.Enum([...channels]),
          /** How long a carrier that is away is waited for before another channel is tried. */
          patienceHours: Type.Integer({ minimum: 1, maximum: 96 }),
          /** It rings in the reader's pocket: nothing goes in the quiet hours. */
          isQuietAtNight: Type.Boolean(),
        },
        exactly,
      ),
      { minItems: 1 },
    ),
    quietHours: Type.Object({ from: Hour, to: Hour }, exactly),
    textMessages: Type.Object({ mostSegments: Type.Integer({ minimum: 1, maximum: 4 }) }, exactly),
    classes: Type.Array(
      Type.Object(
        {
          code: Type.String({ pattern: '^[a-z][A-Za-z]*$' }),
          name: Words,
          help: Words,
          /** The law asks that the person be told: it cannot be turned off, and other channels stand in. */
          isRequired: Type.Boolean(),
          legalBasis: Type.Optional(Type.String({ minLength: 1 })),
          /** Of officers: no choice of citizens. */
          isForOfficers: Type.Optional(Type.Boolean()),
        },
        exactly,
      ),
      { minItems: 1 },
    ),
  },
  exactly,
);
const checked = Compile(File);

export type NoticeClass = Type.Static<typeof File>['classes'][number];

/** How notices go out here, as `notices.yaml` of the packs has it. */
export interface NoticeRules extends Omit<Type.Static<typeof File>, 'channels'> {
  readonly channels: readonly {
    readonly code: Channel;
    readonly patienceHours: number;
    readonly isQuietAtNight: boolean;
  }[];
}

/** `notices.yaml` of the packs. @throws PackFault with file and place */
export function readNoticeRules(pack: Pack): NoticeRules {
  const found = pack.file('notices.yaml');
  if (!found) throw new PackFault('notices.yaml', 'is missing');
  if (!checked.Check(found.value)) {
    const [error] = checked.Errors(found.value);
    throw new PackFault(found.path, `${error?.instancePath || '/'} ${error?.message}`);
  }
  const unfounded = found.value.classes.find(({ isRequired, legalBasis }) => isRequired && !legalBasis);
  if (unfounded) throw new PackFault(found.path, `requires ${unfounded.code} and does not say by which law`);
  return found.value;
}

export function classOf({ classes }: NoticeRules, code: string): NoticeClass {
  const found = classes.find((each) => each.code === code);
  if (!found) throw new PackFault('notices.yaml', `has no class ${code}`);
  return found;
}
