import type { Variables } from '#engines/process/index.ts';
import { dayOf, findUnitByCode, findUnitForField, listUnits, type Unit } from '#modules/org/index.ts';
import { type ChosenConsultation, findChosenConsultation, type WorkItem } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { InvalidInput, type Issue } from '#platform/errors/index.ts';
import type { HandOverDossier } from './commands/hand-over-dossier.ts';
import type { Dossier } from './model.ts';

/** Whom an officer asks for an opinion (lấy ý kiến), what, and until when. */
export interface Consultation {
  /** Codes of agencies or of their offices. */
  readonly agencies: readonly string[];
  readonly question: string;
  /** The last day to answer, as ISO 8601; empty where the process sets the time. */
  readonly dueOn: string;
}

/** What the page offers to the officer whose step may ask others. */
export interface OfferedConsultation extends ChosenConsultation {
  /** To be ticked: all that the process allows, or those found by a search and those ticked already. */
  readonly choices: readonly Pick<Unit, 'code' | 'name'>[];
  /** What was searched for, where anyone in the province may be asked. */
  readonly search: string | null;
}

const mostAsked = 20;
const mostFound = 30;

/** What the officer's step offers, with the units found for `search`. */
export async function offerConsultation(
  ctx: Context,
  item: WorkItem,
  { search = '', ticked = [] }: { readonly search?: string; readonly ticked?: readonly string[] } = {},
): Promise<OfferedConsultation | undefined> {
  const chosen = await findChosenConsultation(ctx.db, item);
  if (!chosen) return undefined;
  const allowed = await unitsToAsk(ctx, item, chosen);
  if (chosen.among) return { ...chosen, choices: allowed, search: null };
  const wanted = plain(search);
  const found = wanted ? allowed.filter(({ name }) => plain(name).includes(wanted)).slice(0, mostFound) : [];
  const kept = allowed.filter(({ code }) => ticked.includes(code));
  return { ...chosen, choices: [...new Set([...kept, ...found])], search };
}

/**
 * The variables by which the process asks those chosen; nothing when the step goes another way.
 *
 * @throws InvalidInput at `/consult-agencies`, `/consult-question`, `/consult-due`
 */
export async function consultationVariables(
  tx: Tx,
  ctx: Context,
  dossier: Dossier,
  item: WorkItem,
  { outcome, consultation }: Pick<HandOverDossier, 'outcome' | 'consultation'>,
): Promise<Variables | undefined> {
  const chosen = await findChosenConsultation(tx, item);
  if (!chosen) return undefined;
  const { agencies, question, dueOn } = chosen.fills;
  const isAsked =
    chosen.outcome === null ? (consultation?.agencies.length ?? 0) > 0 : outcome === chosen.outcome;
  // The list of an earlier round is emptied, so that nobody is asked again by chance.
  if (!isAsked) return { [agencies]: [] };
  const given = consultation ?? { agencies: [], question: '', dueOn: '' };
  const allowed = new Set((await unitsToAsk(ctx, item, chosen)).map(({ code }) => code));
  const issues = [
    ...issuesOfAgencies(given.agencies, allowed),
    ...(question !== null && given.question.trim().length < 5
      ? [{ field: '/consult-question', code: 'consult-question-required' }]
      : []),
    ...(dueOn === null ? [] : issuesOfDay(ctx, dossier, given.dueOn)),
  ];
  if (issues.length > 0) throw new InvalidInput(issues);
  return {
    [agencies]: [...given.agencies],
    ...(question !== null && { [question]: given.question.trim() }),
    ...(dueOn !== null && { [dueOn]: given.dueOn }),
  };
}

function issuesOfAgencies(agencies: readonly string[], allowed: ReadonlySet<string>): readonly Issue[] {
  const field = '/consult-agencies';
  if (agencies.length === 0) return [{ field, code: 'consult-agencies-required' }];
  if (agencies.length > mostAsked)
    return [{ field, code: 'consult-agencies-many', params: { max: mostAsked } }];
  return agencies.every((code) => allowed.has(code)) ? [] : [{ field, code: 'consult-agency-unknown' }];
}

/** An answer is awaited on a working day to come, and no longer than the applicant waits (NĐ 61/2018 Điều 19 khoản 5). */
function issuesOfDay(ctx: Context, { dueAt }: Dossier, given: string): readonly Issue[] {
  const field = '/consult-due';
  const day = /^\d{4}-\d{2}-\d{2}$/.test(given) ? Temporal.PlainDate.from(given) : undefined;
  if (!day || Temporal.PlainDate.compare(day, dayOf(ctx.now())) <= 0) {
    return [{ field, code: 'consult-due-required' }];
  }
  return dueAt && Temporal.PlainDate.compare(day, dayOf(dueAt)) > 0
    ? [{ field, code: 'consult-due-late' }]
    : [];
}

/** Every unit that may be asked: those the process allows, else the agencies of the province and their offices; never one's own. */
async function unitsToAsk(
  ctx: Context,
  item: WorkItem,
  { among }: ChosenConsultation,
): Promise<readonly Unit[]> {
  const on = dayOf(ctx.now());
  const named = among
    ? await Promise.all(
        among.map(
          async (place) =>
            (await findUnitByCode(ctx.db, place, on)) ??
            (await findUnitForField(ctx.db, place, 'province', null, on)),
        ),
      )
    : await listUnits(ctx.db, on);
  return named.filter((unit) => unit !== undefined).filter(({ id }) => id !== item.unitId);
}

/** "y te" finds "Sở Y tế". */
const plain = (text: string) =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase().trim();
