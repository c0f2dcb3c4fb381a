import { type Field, type Form, prefill } from '#engines/forms/index.ts';
import {
  askRegistry,
  listRegistryReadings,
  ownerOf,
  type RegistryReading,
  type RegistrySource,
  registrySources,
} from '#modules/personal-store/index.ts';
import type { Context } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import { getDraft, saveDraft } from './drafts.ts';
import type { OpenDraft } from './open-draft.ts';
import { type Difference, differencesOf } from './registry-check.ts';

/** A registry that this application could be filled from, and what came of asking it. */
export interface RegistryOffer {
  readonly registry: RegistrySource;
  readonly latest: RegistryReading | undefined;
  /** Where the answers differ from what it told; the person may mend either. */
  readonly differences: readonly Difference[];
}

/** The registries by whose names fields of this stage ask; none for an agent, whose mandate does not open them. */
export async function registryOffers(
  ctx: Context,
  open: OpenDraft,
  stageId: string,
  registries: readonly RegistrySource[],
): Promise<readonly RegistryOffer[]> {
  const named = open.mandate ? [] : registries.filter(({ name }) => asks(open.form, stageId, name));
  if (named.length === 0) return [];
  const readings = await listRegistryReadings(ctx.db, open.draft.id);
  const { form, draft, lists, today } = open;
  return named.map((registry) => ({
    registry,
    latest: readings.find(({ source }) => source === registry.name),
    differences: differencesOf(form, draft.answers, registrySources(readings), {
      today,
      lists,
      locale: ctx.locale,
      source: registry.name,
    }),
  }));
}

const asks = (form: Form, stageId: string, registry: string): boolean => {
  const inFields = (fields: readonly Field[]): boolean =>
    fields.some(
      (field) => field.prefill.some((path) => path.startsWith(`${registry}.`)) || inFields(field.fields),
    );
  return form.stages.some(({ id, fields }) => id === stageId && inFields(fields));
};

/** The button that asks: the page comes again, with what is known in its empty fields. */
export const askAction = 'refresh ask';

/**
 * Asks the registry that was pressed, if one was, and fills what is still empty in the draft just saved. A registry that is away, or
 * that may not be asked again, leaves the form as it is; the page says so.
 */
export async function askPressed(
  ctx: Context,
  { draft, form, version, mandate }: OpenDraft,
  registries: readonly RegistrySource[],
  posted: URLSearchParams,
): Promise<void> {
  const action = posted.get('action') ?? '';
  const registry = registries.find(({ name }) => action === `${askAction} ${name}`);
  if (!registry || mandate) return;
  const { code, name } = version.content;
  try {
    const procedure = { code, name };
    await askRegistry(ctx, registry, { person: await ownerOf(ctx), applicationKey: draft.id, procedure });
  } catch (error) {
    if (!(error instanceof Refusal && error.code.startsWith('registry-'))) throw error;
  }
  const saved = await getDraft(ctx, draft.id);
  const sources = registrySources(await listRegistryReadings(ctx.db, draft.id));
  const { answers, provenance } = prefill(form, saved.answers, sources);
  if (Object.keys(provenance).length > 0) await saveDraft(ctx, saved, { answers });
}
