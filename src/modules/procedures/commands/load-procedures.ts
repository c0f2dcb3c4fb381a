import { compileForm } from '#engines/forms/index.ts';
import { readProcess } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import { type Pack, PackFault } from '#platform/packs/index.ts';
import { parseCatalogue } from '../import/index.ts';
import { listPackedProcedures } from '../packed-files.ts';
import { checkPart, publicationOf } from '../packed-publication.ts';
import { type Publication, type PublicationReport, publishProcedures } from './publish-procedures.ts';

/**
 * Loads the standard form and processes, the catalogue and the procedures of a pack. Every form and process is
 * compiled here, so a mistake is told by its file before anything runs on it. Loading again changes nothing.
 */
export async function loadProcedures(ctx: Context, pack: Pack): Promise<PublicationReport> {
  await loadStandards(ctx, pack);
  const effectiveFrom = Temporal.PlainDate.from(pack.manifest.effectiveFrom);
  const report = { added: 0, changed: 0, unchanged: 0 };
  const own: (Publication & { readonly from: Temporal.PlainDate; readonly path: string })[] = [];
  for (const files of listPackedProcedures(pack)) {
    own.push({ path: files.path, ...(await publicationOf(files)) });
  }
  const inPacks = new Set(own.map(({ procedure }) => procedure.code));
  const index = pack.text('catalogue.tsv');
  const listed = index === undefined ? [] : parseCatalogue('catalogue.tsv', index).records;
  const rest = listed.map((record) => record.procedure).filter((procedure) => !inPacks.has(procedure.code));

  add(
    report,
    await publishProcedures(
      ctx,
      rest.map((procedure) => ({ procedure })),
      { effectiveFrom, source: 'catalogue' },
    ),
  );
  for (const { path, from, ...publication } of own) {
    add(
      report,
      await publishProcedures(ctx, [publication], { effectiveFrom: from, source: path, isReread: true }),
    );
  }
  return report;
}

async function loadStandards(ctx: Context, pack: Pack): Promise<void> {
  const form = pack.file('forms/general.yaml');
  if (!form) throw new PackFault(pack.manifest.code, 'has no forms/general.yaml');
  for (const level of ['province', 'commune'] as const) {
    const process = pack.file(`processes/${level}-standard.yaml`);
    if (!process) throw new PackFault(pack.manifest.code, `has no processes/${level}-standard.yaml`);
    await checkPart(form, compileForm);
    await checkPart(process, readProcess);
    const standard = { form: jsonb(form.value), process: jsonb(process.value) };
    await ctx.db
      .insertInto('procedureStandard')
      .values({ level, ...standard })
      .onConflict((conflict) => conflict.column('level').doUpdateSet(standard))
      .execute();
  }
}

function add(total: { -readonly [Key in keyof PublicationReport]: number }, part: PublicationReport): void {
  total.added += part.added;
  total.changed += part.changed;
  total.unchanged += part.unchanged;
}
