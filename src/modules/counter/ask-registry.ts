import { type Answers, inLocale, prefill } from '#engines/forms/index.ts';
import {
  askAction,
  type Difference,
  differencesOf,
  type KnownPerson,
  submitterOf,
  type WalkIn,
  type WalkInEntry,
} from '#modules/dossiers/index.ts';
import {
  askRegistry,
  listRegistryReadings,
  type RegistrySource,
  registrySources,
} from '#modules/personal-store/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';

export interface AskedAtCounter {
  /** The entry with what is known in its gaps; what was typed stays. */
  readonly entry: WalkInEntry;
  /** For the next procedure of the same visit; nothing where the registry knows nobody so. */
  readonly person: KnownPerson | undefined;
  /** What the clerk is told. */
  readonly note: string;
  readonly isFound: boolean;
  readonly differences: readonly Difference[];
}

/**
 * Asks the registry whose button was pressed about the person at the counter, by the name and the number of their card,
 * for the procedure they came for. Nothing where no such button was pressed.
 *
 * @throws Refusal `registry-needs-number`, `registry-asked-too-often`
 */
export async function askPressed(
  ctx: Context,
  registries: readonly RegistrySource[],
  walkIn: WalkIn,
  entry: WalkInEntry,
  action: string,
): Promise<AskedAtCounter | undefined> {
  const registry = registries.find(({ name }) => action === `${askAction} ${name}`);
  if (!registry) return undefined;
  const { fullName = '', identityNumber } = submitterOf(entry.submitter);
  refuseUnless(fullName && /^\d{12}$/.test(identityNumber ?? ''), 'registry-needs-number');
  const { code, name } = walkIn.version.content;
  const applicationKey = entry.submissionKey;
  const procedure = { code, name };
  const outcome = await askRegistry(ctx, registry, {
    person: { fullName, identityNumber },
    applicationKey,
    procedure,
  });
  const label = inLocale(registry.label, 'vi');
  if (outcome !== 'found')
    return { entry, person: undefined, note: notes[outcome](label), isFound: false, differences: [] };
  const readings = (await listRegistryReadings(ctx.db, applicationKey)).filter(
    (reading) => reading.source === registry.name && reading.identityNumber === identityNumber,
  );
  const known = (readings.find(({ answer }) => answer)?.answer ?? {}) as Answers & KnownPerson;
  const filled = filledIn(walkIn, entry, known, registrySources(readings));
  const { form, today, lists } = walkIn;
  const compared = { today, lists, locale: 'vi', source: registry.name } as const;
  return {
    entry: filled,
    person: { ...known, ...submitterOf(filled.submitter), address: known.address ?? null },
    note: notes.found(label),
    isFound: true,
    differences: differencesOf(form, filled.answers, registrySources(readings), compared),
  };
}

const notes = {
  found: (label: string) => `Đã điền theo ${label}. Ô đã ghi không thay đổi.`,
  'no-match': (label: string) =>
    `${label} không có người mang họ tên và số định danh này. Đối chiếu lại với thẻ căn cước.`,
  away: (label: string) => `${label} chưa trả lời. Điền theo thẻ căn cước, hoặc hỏi lại sau.`,
} as const;

/** Where the form asks for the person's account, what the registry told of them does as well. */
function filledIn(
  { form, today }: WalkIn,
  entry: WalkInEntry,
  known: Answers & KnownPerson,
  sources: ReturnType<typeof registrySources>,
): WalkInEntry {
  const { fullName, identityNumber, phone, email } = submitterOf(entry.submitter);
  const said = Object.fromEntries(
    Object.entries({ fullName, identityNumber, phone, email }).filter(([, value]) => value),
  ) as Answers;
  const lives = known.address?.['detail'];
  const typed = (entry.submitter['submitter'] ?? {}) as Answers;
  const submitter = { ...typed, ...(!typed['address'] && lives && { address: lives }) };
  const account = {
    label: Object.values(sources)[0]!.label,
    asOf: today.toString(),
    values: { ...known, ...said },
  };
  return {
    ...entry,
    submitter: { submitter },
    answers: prefill(form, entry.answers, { account, ...sources }).answers,
  };
}
