import { dayOf } from '#modules/org/index.ts';
import { readPersonalData } from '#modules/personal-data/index.ts';
import type { Context } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { registryAsked } from '../events.ts';
import type { PaperOwner } from '../model.ts';
import { listRegistryReadings, type RegistryReading } from '../registries/answers.ts';
import { type RegistryAnswer, RegistryAway, type RegistrySource } from '../registries/registry-source.ts';
import { knownOwner } from '../stored-papers-for.ts';

export interface AskRegistry {
  /** About whom: oneself, or whom the officer serves. */
  readonly person: PaperOwner;
  readonly applicationKey: string;
  readonly procedure: { readonly code: string; readonly name: string };
}

const mostQuestions = 5;

/**
 * Asks a registry about the person of an application, for that application's purpose, and writes the reading down whatever
 * came of it. Asked again on the same day after it was found, the answer already here is given.
 *
 * @throws Refusal `registry-needs-number` for a person without a number, `registry-asked-too-often`
 */
export async function askRegistry(
  ctx: Context,
  registry: RegistrySource,
  { person, applicationKey, procedure }: AskRegistry,
): Promise<RegistryReading['outcome']> {
  const owner = await knownOwner(ctx, person);
  ctx.authorize('personal-store.lookInto', owner);
  const { identityNumber, fullName } = owner;
  refuseUnless(identityNumber, 'registry-needs-number');
  const today = dayOf(ctx.now());
  const before = (await listRegistryReadings(ctx.db, applicationKey)).filter(
    ({ source }) => source === registry.name,
  );
  const isKnown = before.some(
    ({ outcome, asOf, ...reading }) =>
      outcome === 'found' && asOf?.equals(today) && reading.identityNumber === identityNumber,
  );
  if (isKnown) return 'found';
  refuseUnless(before.length < mostQuestions, 'registry-asked-too-often');

  const id = newId();
  if (ctx.actor.kind === 'officer') await leaveReading(ctx, id, registry, owner, procedure.name);
  // Outside of any transaction: a registry may take seconds.
  const answer = await answerOf(registry, {
    person: { fullName, identityNumber },
    purpose: { procedureCode: procedure.code, procedureName: procedure.name },
    reference: applicationKey,
    askedBy: ctx.actor.name,
  });
  const outcome = answer?.kind ?? 'away';
  await ctx.transaction(async (tx, ctx) => {
    await tx
      .insertInto('storeRegistryAnswer')
      .values({
        id,
        source: registry.name,
        label: jsonb(registry.label),
        applicationKey,
        identityNumber,
        citizenId: owner.citizenId ?? null,
        procedureCode: procedure.code,
        procedureName: procedure.name,
        legalBasis: registry.legalBasis,
        askedByKind: ctx.actor.kind,
        askedById: ctx.actor.id,
        askedByName: ctx.actor.name,
        askedAt: ctx.now(),
        outcome,
        asOf: answer?.kind === 'found' ? today : null,
        answer: answer?.kind === 'found' ? jsonb(answer.values) : null,
      })
      .execute();
    await recordEvent(tx, ctx, registryAsked(id, registry.name, outcome, procedure.code));
  });
  return outcome;
}

/** Nothing while the registry is away. */
async function answerOf(
  registry: RegistrySource,
  question: Parameters<RegistrySource['ask']>[0],
): Promise<RegistryAnswer | undefined> {
  try {
    return await registry.ask(question);
  } catch (error) {
    if (error instanceof RegistryAway) return undefined;
    throw error;
  }
}

const leaveReading = (
  ctx: Context,
  id: string,
  { label }: RegistrySource,
  { citizenId, identityNumber }: PaperOwner,
  procedureName: string,
): Promise<void> =>
  readPersonalData(ctx, {
    purpose: 'check',
    subject: {
      type: 'store-registry-answer',
      id,
      code: typeof label === 'string' ? label : label.vi,
      title: procedureName,
      citizenId: citizenId ?? null,
      identityNumbers: identityNumber ? [identityNumber] : [],
    },
  });
