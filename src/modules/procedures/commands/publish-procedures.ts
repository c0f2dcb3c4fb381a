import { createHash } from 'node:crypto';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { recordEvents } from '#platform/events/index.ts';
import { procedurePublished } from '../events.ts';
import { mergeProcedure, procedureHash } from '../import/index.ts';
import type { Procedure } from '../model.ts';
import { listLatestVersions, listSaid } from '../queries.ts';

/** A procedure to publish; a pack adds its own form, process and letter. */
export interface Publication {
  readonly procedure: Procedure;
  readonly form?: unknown;
  readonly process?: unknown;
  readonly resultTemplate?: string | undefined;
  /** Lifelike applications with what must come of them; kept beside the version, no part of what it says. */
  readonly examples?: readonly unknown[] | undefined;
}

export interface PublicationReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

export interface PublishOptions {
  readonly effectiveFrom: Temporal.PlainDate;
  /** Where it is written: the path of a file, the console. */
  readonly source: string;
  /** The source is read at every start: what it has said before must not undo what another published since. */
  readonly isReread?: boolean;
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
  { effectiveFrom, source, isReread = false }: PublishOptions,
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
      const said = isReread ? await listSaid(tx, source, [...latest.keys()]) : new Map<string, string>();
      const versions = batch.flatMap((publication) => {
        const known = latest.get(publication.procedure.code);
        const isSaid = said.get(publication.procedure.code) === publicationHash(publication);
        const next = isSaid ? null : nextVersion(publication, known, effectiveFrom);
        report[next === null ? 'unchanged' : known ? 'changed' : 'added'] += 1;
        return next ?? [];
      });
      await writeVersions(tx, ctx, versions, source);
    });
  }
  return report;
}

type Latest = Awaited<ReturnType<typeof listLatestVersions>> extends ReadonlyMap<string, infer V> ? V : never;

interface NextVersion {
  readonly content: Procedure;
  readonly contentHash: string;
  readonly publicationHash: string;
  readonly examples: readonly unknown[] | null;
  readonly form: unknown;
  readonly process: unknown;
  readonly resultTemplate: string | null;
  readonly effectiveFrom: Temporal.PlainDate;
  readonly previous: Latest | undefined;
}

/** What the publication makes of the procedure; null when it says nothing new. */
function nextVersion(
  publication: Publication,
  previous: Latest | undefined,
  effectiveFrom: Temporal.PlainDate,
): NextVersion | null {
  const content = previous
    ? mergeProcedure(previous.version.content, publication.procedure)
    : publication.procedure;
  const form = publication.form ?? previous?.version.form ?? null;
  const process = publication.process ?? previous?.version.process ?? null;
  const resultTemplate = publication.resultTemplate ?? previous?.version.resultTemplate ?? null;
  const contentHash = createHash('sha256')
    .update(JSON.stringify([procedureHash(content), form, process, resultTemplate]))
    .digest('hex');
  if (previous?.contentHash === contentHash) return null;
  // A change dated before the version it follows replaces it from that version's own first day.
  const from = previous && isBefore(effectiveFrom, previous.version.effectiveFrom);
  return {
    content,
    contentHash,
    publicationHash: publicationHash(publication),
    examples: publication.examples ?? null,
    form,
    process,
    resultTemplate,
    effectiveFrom: from ? previous.version.effectiveFrom : effectiveFrom,
    previous,
  };
}

/** What the source itself says, whatever was known before. */
function publicationHash({ procedure, form, process, resultTemplate, examples }: Publication): string {
  const said = JSON.stringify([procedureHash(procedure), form, process, resultTemplate, examples]);
  return createHash('sha256').update(said).digest('hex');
}

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0;

async function writeVersions(
  tx: Tx,
  ctx: Context,
  versions: readonly NextVersion[],
  source: string,
): Promise<void> {
  if (versions.length === 0) return;
  for (const { previous, effectiveFrom } of versions) {
    if (previous && isBefore(previous.version.effectiveFrom, effectiveFrom)) {
      await tx
        .updateTable('procedureVersion')
        .set({ effectiveTo: effectiveFrom.subtract({ days: 1 }) })
        .where('id', '=', previous.version.id)
        .execute();
    }
  }
  const raised = await tx
    .updateTable('procedure')
    .set((column) => ({ version: column('version', '+', 1) }))
    .where(
      'code',
      'in',
      versions.map((version) => version.content.code),
    )
    .returning(['id', 'code', 'version'])
    .execute();
  const procedures = new Map(raised.map((procedure) => [procedure.code, procedure]));
  await tx
    .insertInto('procedureVersion')
    .values(
      versions.map(({ content, form, process, examples, previous: _previous, ...version }) => ({
        ...version,
        id: newId(),
        procedureId: procedures.get(content.code)!.id,
        number: procedures.get(content.code)!.version,
        name: content.name,
        field: content.field,
        content: jsonb(content),
        form: form === null ? null : jsonb(form),
        process: process === null ? null : jsonb(process),
        examples: examples === null ? null : jsonb(examples),
        source,
        recordedAt: ctx.now(),
      })),
    )
    .execute();
  await recordEvents(
    tx,
    ctx,
    versions.map(({ content, effectiveFrom }) =>
      procedurePublished(procedures.get(content.code)!, effectiveFrom, source),
    ),
  );
}
