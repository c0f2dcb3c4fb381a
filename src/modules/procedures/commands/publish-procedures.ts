import { createHash } from 'node:crypto';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { procedurePublished } from '../events.ts';
import { mergeProcedure, procedureHash } from '../import/index.ts';
import type { Procedure } from '../model.ts';
import { listLatestVersions } from '../queries.ts';

/** A procedure to publish; a pack adds its own form, process and letter. */
export interface Publication {
  readonly procedure: Procedure;
  readonly form?: unknown;
  readonly process?: unknown;
  readonly resultTemplate?: string | undefined;
}

export interface PublicationReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

const batchSize = 200;

/**
 * Takes procedures into the catalogue. What is new or says something new becomes a version in force from
 * `effectiveFrom`, and the version before it ends the day before; what says nothing new changes nothing, so
 * publishing the same records twice is the same as once.
 */
export async function publishProcedures(
  ctx: Context,
  publications: readonly Publication[],
  { effectiveFrom, source }: { readonly effectiveFrom: Temporal.PlainDate; readonly source: string },
): Promise<PublicationReport> {
  ctx.authorize('procedures.publish');
  const report = { added: 0, changed: 0, unchanged: 0 };
  for (let start = 0; start < publications.length; start += batchSize) {
    const batch = publications.slice(start, start + batchSize);
    await ctx.transaction(async (tx, ctx) => {
      await tx
        .insertInto('procedure')
        .values(batch.map(({ procedure }) => ({ id: newId(), code: procedure.code, version: 0 })))
        .onConflict((conflict) => conflict.column('code').doNothing())
        .execute();
      const latest = await listLatestVersions(
        tx,
        batch.map(({ procedure }) => procedure.code),
      );
      for (const publication of batch) {
        const outcome = await publish(tx, ctx, publication, latest.get(publication.procedure.code), {
          effectiveFrom,
          source,
        });
        report[outcome] += 1;
      }
    });
  }
  return report;
}

type Latest = Awaited<ReturnType<typeof listLatestVersions>> extends ReadonlyMap<string, infer V> ? V : never;

async function publish(
  tx: Tx,
  ctx: Context,
  publication: Publication,
  latest: Latest | undefined,
  { effectiveFrom, source }: { readonly effectiveFrom: Temporal.PlainDate; readonly source: string },
): Promise<keyof PublicationReport> {
  const content = latest
    ? mergeProcedure(latest.version.content, publication.procedure)
    : publication.procedure;
  const form = publication.form ?? latest?.version.form ?? null;
  const process = publication.process ?? latest?.version.process ?? null;
  const resultTemplate = publication.resultTemplate ?? latest?.version.resultTemplate ?? null;
  const contentHash = createHash('sha256')
    .update(JSON.stringify([procedureHash(content), form, process, resultTemplate]))
    .digest('hex');
  if (latest?.contentHash === contentHash) return 'unchanged';

  const procedure = await tx
    .updateTable('procedure')
    .set((column) => ({ version: column('version', '+', 1) }))
    .where('code', '=', content.code)
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
  // A change takes effect from its date on; one dated before the version it follows replaces it from that day.
  const from =
    latest && Temporal.PlainDate.compare(effectiveFrom, latest.version.effectiveFrom) < 0
      ? latest.version.effectiveFrom
      : effectiveFrom;
  if (latest && !from.equals(latest.version.effectiveFrom)) {
    await tx
      .updateTable('procedureVersion')
      .set({ effectiveTo: from.subtract({ days: 1 }) })
      .where('id', '=', latest.version.id)
      .execute();
  }
  await tx
    .insertInto('procedureVersion')
    .values({
      id: newId(),
      procedureId: procedure.id,
      number: procedure.version,
      effectiveFrom: from,
      name: content.name,
      field: content.field,
      content: jsonb(content),
      contentHash,
      form: form === null ? null : jsonb(form),
      process: process === null ? null : jsonb(process),
      resultTemplate,
      source,
      recordedAt: ctx.now(),
    })
    .execute();
  await recordEvent(tx, ctx, procedurePublished({ ...procedure, code: content.code }, from, source));
  return latest ? 'changed' : 'added';
}
