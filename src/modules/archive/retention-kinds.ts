import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { type Pack, PackFault, rowsOf } from '#platform/packs/index.ts';

/** How long files of a kind are kept. */
export interface RetentionKind {
  readonly code: string;
  readonly name: string;
  readonly section: string;
  /** Null for ever. */
  readonly years: number | null;
  readonly law: string;
  readonly effectiveFrom: Temporal.PlainDate;
  readonly effectiveTo: Temporal.PlainDate | null;
  readonly isConfirmed: boolean;
}

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Row = Compile(
  Type.Object(
    {
      code: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
      name: Type.String({ minLength: 1 }),
      section: Type.String({ minLength: 1 }),
      years: Type.Union([Type.Integer({ minimum: 1, maximum: 70 }), Type.Literal('permanent')]),
      law: Type.String({ minLength: 1 }),
      from: Day,
      to: Type.Optional(Day),
      isConfirmed: Type.Boolean(),
    },
    { additionalProperties: false },
  ),
);

/** `retention.yaml` of a pack. @throws PackFault for a kind that does not say all */
export function readRetentionKinds(pack: Pack): readonly RetentionKind[] {
  const file = pack.file('retention.yaml');
  if (!file) return [];
  return rowsOf(file, 'kinds').map((row, index) => {
    if (!Row.Check(row)) {
      const [error] = Row.Errors(row);
      throw new PackFault(`${file.path}: /kinds/${index}${error?.instancePath ?? ''}`, error?.message ?? '');
    }
    const { years, from, to, ...kind } = row;
    return {
      ...kind,
      years: years === 'permanent' ? null : years,
      effectiveFrom: Temporal.PlainDate.from(from),
      effectiveTo: to ? Temporal.PlainDate.from(to) : null,
    };
  });
}

/** The kinds in force on a day. */
export const listRetentionKinds = (
  db: Database | Tx,
  on: Temporal.PlainDate,
): Promise<readonly RetentionKind[]> =>
  db
    .selectFrom('archiveRetentionKind')
    .selectAll()
    .where('effectiveFrom', '<=', on)
    .where((is) => is.or([is('effectiveTo', 'is', null), is('effectiveTo', '>=', on)]))
    .orderBy('section')
    .orderBy('name')
    .execute();

export const getRetentionKind = async (db: Database | Tx, code: string): Promise<RetentionKind> =>
  orNotFound(
    await db.selectFrom('archiveRetentionKind').selectAll().where('code', '=', code).executeTakeFirst(),
  );

export const yearsInWords = (years: number | null): string => (years === null ? 'Vĩnh viễn' : `${years} năm`);
