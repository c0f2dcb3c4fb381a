import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Pack, PackFault } from '#platform/packs/index.ts';

const exact = { additionalProperties: false } as const;
const text = Type.String({ minLength: 1 });
const whole = (minimum: number) => Type.Integer({ minimum });

const Group = Type.Object(
  {
    code: Type.String({ pattern: '^[A-Z]{1,2}$' }),
    name: text,
    nameEn: Type.Optional(text),
    /** The code of whose work it is; absent: the unit that handles the first field, else the centre's own. */
    agency: Type.Optional(text),
    fields: Type.Array(text),
    slotCapacity: whole(0),
  },
  exact,
);
const Counter = Type.Object(
  {
    number: whole(1),
    name: text,
    /** The code of whose clerks sit there, beside the centre's own. */
    agency: Type.Optional(text),
    groups: Type.Array(text, { minItems: 1 }),
    camera: Type.Optional(text),
  },
  exact,
);
const Plan = { groups: Type.Array(Group, { minItems: 1 }), counters: Type.Array(Counter, { minItems: 1 }) };
const Priority = Type.Object(
  { code: text, rank: whole(0), name: text, nameEn: text, article: text, isConfirmed: Type.Boolean() },
  exact,
);
const Rules = Type.Object(
  {
    usualRank: whole(0),
    appointmentRank: whole(0),
    priorities: Type.Array(Priority),
    tickets: Type.Object({ minutesBeforeOpening: whole(0) }, exact),
    appointments: Type.Object({ slotMinutes: whole(5), daysAhead: whole(1), openPerPerson: whole(1) }, exact),
    pauseReasons: Type.Array(Type.Object({ code: text, name: text }, exact), { minItems: 1 }),
    ratings: Type.Object({ fewest: whole(1), minutesAtCounter: whole(1) }, exact),
    cameras: Type.Object({ hosts: Type.Array(text), minutesPerViewing: whole(1) }, exact),
    communeCentre: Type.Object(Plan, exact),
    provinceCentre: Type.Object(Plan, exact),
  },
  exact,
);
const Centres = Type.Object(
  { centres: Type.Array(Type.Object({ unit: text, isAlwaysOpen: Type.Boolean(), ...Plan }, exact)) },
  exact,
);
const rules = Compile(Rules);
const centres = Compile(Centres);

/** Whom the queue calls first, appointments, ratings, cameras: `service-centre.yaml` of the pack. */
export type CentreRules = Static<typeof Rules>;
export type CentrePlan = Static<typeof Centres>['centres'][number];

/** @throws PackFault where the pack has none, or one that does not say all */
export function readCentreRules(pack: Pack): CentreRules {
  const file = pack.file('service-centre.yaml');
  if (!file) throw new PackFault('service-centre.yaml', 'is missing');
  if (rules.Check(file.value)) return file.value;
  const [error] = rules.Errors(file.value);
  throw new PackFault(file.path, `${error?.instancePath || '/'} ${error?.message}`);
}

/** The centres that a pack describes one by one: `centres.yaml`. The others follow the rules' plan of their level. */
export function readCentrePlans(pack: Pack): readonly CentrePlan[] {
  const file = pack.file('centres.yaml');
  if (!file) return [];
  if (centres.Check(file.value)) return file.value.centres;
  const [error] = centres.Errors(file.value);
  throw new PackFault(file.path, `${error?.instancePath || '/'} ${error?.message}`);
}
