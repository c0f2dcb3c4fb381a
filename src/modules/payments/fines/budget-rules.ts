import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Pack, PackFault } from '#platform/packs/index.ts';

const exact = { additionalProperties: false };
const Day = Type.String({ format: 'date' });
const Text = Type.String({ minLength: 1 });
const File = Compile(
  Type.Object(
    {
      codes: Type.Array(
        Type.Object(
          {
            code: Type.String({ pattern: '^[a-z][a-z-]*$' }),
            kind: Type.Enum(['fine', 'late']),
            name: Type.Object({ vi: Text, en: Text }, exact),
            chapter: Type.String({ pattern: '^\\d{3}$' }),
            subItem: Type.String({ pattern: '^\\d{4}$' }),
            validFrom: Day,
            validTo: Type.Optional(Day),
            legalBasis: Text,
            isConfirmed: Type.Boolean(),
          },
          exact,
        ),
      ),
      fines: Type.Object(
        {
          daysToPay: Type.Integer({ minimum: 1, maximum: 365 }),
          legalBasis: Text,
          /** In ten-thousandths of what is unpaid, for each day. */
          lateCharge: Type.Array(
            Type.Object({ perDay: Type.Integer({ minimum: 0, maximum: 1_000 }), validFrom: Day }, exact),
            { minItems: 1 },
          ),
          countsDayOfPayment: Type.Boolean(),
        },
        exact,
      ),
    },
    exact,
  ),
);

/** Mã chương, tiểu mục of the State budget's list (Circular 324/2016/TT-BTC). */
export interface BudgetCode {
  readonly chapter: string;
  readonly subItem: string;
}

export interface FineCode extends BudgetCode {
  readonly code: string;
  readonly name: { readonly vi: string; readonly en: string };
}

/** What a fine is reckoned by; fixed when its decision is recorded, with the rates of days to come as far as they are known. */
export interface FineTerms {
  readonly lateCharge: readonly { readonly perDay: number; readonly validFrom: string }[];
  readonly countsDayOfPayment: boolean;
  readonly budget: BudgetCode;
  readonly lateBudget: BudgetCode | null;
}

export interface BudgetRules {
  readonly daysToPay: number;
  readonly legalBasis: string;
  /** The kinds of fine in the budget's list on this day. */
  finesOn(day: Temporal.PlainDate): readonly FineCode[];
  /** Nothing for a code that the list has not on this day. */
  termsOf(code: string, day: Temporal.PlainDate): FineTerms | undefined;
}

/** `budget-codes.yaml` of the packs. @throws PackFault with file and place */
export function readBudgetRules(pack: Pack): BudgetRules {
  const found = pack.file('budget-codes.yaml');
  if (!found) throw new PackFault('budget-codes.yaml', 'is missing');
  if (!File.Check(found.value)) {
    const [error] = File.Errors(found.value);
    throw new PackFault(found.path, `${error?.instancePath || '/'} ${error?.message}`);
  }
  const { codes, fines } = found.value;
  const on = (day: Temporal.PlainDate, kind: 'fine' | 'late') =>
    codes.filter(
      (each) =>
        each.kind === kind &&
        each.validFrom <= day.toString() &&
        (each.validTo === undefined || day.toString() <= each.validTo),
    );
  return {
    daysToPay: fines.daysToPay,
    legalBasis: fines.legalBasis,
    finesOn: (day) => on(day, 'fine'),
    termsOf(code, day) {
      const named = on(day, 'fine').find((each) => each.code === code);
      const [late] = on(day, 'late');
      const { lateCharge, countsDayOfPayment } = fines;
      return (
        named && {
          lateCharge,
          countsDayOfPayment,
          budget: placeOf(named),
          lateBudget: late ? placeOf(late) : null,
        }
      );
    },
  };
}

const placeOf = ({ chapter, subItem }: BudgetCode): BudgetCode => ({ chapter, subItem });
