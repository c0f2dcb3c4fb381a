import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Pack, PackFault } from '#platform/packs/index.ts';
import { type IconName, iconNames } from '#ui/icon/icon.tsx';

const InBoth = Type.Object({ vi: Type.String(), en: Type.String() }, { additionalProperties: false });

const Home = Type.Object(
  {
    /** What most people come for, in their own words; a procedure that is not in force is left out. */
    popular: Type.Array(
      Type.Object(
        { code: Type.String({ pattern: '^[0-9].[0-9]{6}$' }), title: InBoth },
        { additionalProperties: false },
      ),
    ),
    /** What happens in life, each with the question it puts to the finder. */
    lifeEvents: Type.Array(
      Type.Object(
        {
          icon: Type.Unsafe<IconName>(Type.Enum(iconNames as string[])),
          title: InBoth,
          description: InBoth,
          question: InBoth,
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

/** `portal/home.yaml` of a pack: what the front page offers before anyone has asked. */
export type HomePack = Static<typeof Home>;

const home = Compile(Home);

/** @throws PackFault naming the first wrong key */
export function readHome(pack: Pack): HomePack {
  const file = pack.file('portal/home.yaml');
  if (!file) return { popular: [], lifeEvents: [] };
  if (home.Check(file.value)) return file.value;
  const [error] = home.Errors(file.value);
  throw new PackFault(file.path, `${error?.instancePath || '/'} ${error?.message}`);
}
