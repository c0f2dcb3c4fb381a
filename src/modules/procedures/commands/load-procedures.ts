import { compileForm } from '#engines/forms/index.ts';
import { compileSteps, type StepList } from '#engines/process/index.ts';
import type { Context } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import { type Pack, PackFault, type PackFile } from '#platform/packs/index.ts';
import { parseCatalogue } from '../import/index.ts';
import { readPackedProcedure } from '../packed-procedure.ts';
import { type Publication, type PublicationReport, publishProcedures } from './publish-procedures.ts';

/**
 * Loads the standard form and processes, the catalogue and the procedures of a pack. Every form and process is
 * compiled here, so a mistake is told by its file before anything runs on it. Loading again changes nothing.
 */
export async function loadProcedures(ctx: Context, pack: Pack): Promise<PublicationReport> {
  await loadStandards(ctx, pack);
  const effectiveFrom = Temporal.PlainDate.from(pack.manifest.effectiveFrom);
  const report = { added: 0, changed: 0, unchanged: 0 };
  const own = pack
    .files('procedures/*/procedure.yaml')
    .map((file) => ({ file, ...publicationOf(pack, file) }));
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
  for (const { file, from, ...publication } of own) {
    add(
      report,
      await publishProcedures(ctx, [publication], { effectiveFrom: from, source: file.path, isReread: true }),
    );
  }
  return report;
}

function publicationOf(pack: Pack, file: PackFile): Publication & { readonly from: Temporal.PlainDate } {
  const folder = file.name.slice(0, -'/procedure.yaml'.length);
  const { effectiveFrom, effectiveTo: _effectiveTo, ...procedure } = readPackedProcedure(file);
  const form = pack.file(`${folder}/form.yaml`);
  const process = pack.file(`${folder}/process.yaml`);
  const examples = pack.files(`${folder}/examples/*.yaml`).map(({ value }) => value);
  return {
    procedure,
    from: Temporal.PlainDate.from(effectiveFrom),
    ...(form && { form: checked(form, compileForm) }),
    ...(process && { process: checked(process, (value) => compileSteps(value as StepList)) }),
    resultTemplate: pack.text(`${folder}/result.typ`),
    ...(examples.length > 0 && { examples }),
  };
}

/** The file's value, once `compile` has found nothing wrong with it. */
function checked(file: PackFile, compile: (value: unknown) => unknown): unknown {
  try {
    compile(file.value);
  } catch (error) {
    throw new PackFault(file.path, (error as Error).message);
  }
  return file.value;
}

async function loadStandards(ctx: Context, pack: Pack): Promise<void> {
  const form = pack.file('forms/general.yaml');
  if (!form) throw new PackFault(pack.manifest.code, 'has no forms/general.yaml');
  for (const level of ['province', 'commune'] as const) {
    const process = pack.file(`processes/${level}-standard.yaml`);
    if (!process) throw new PackFault(pack.manifest.code, `has no processes/${level}-standard.yaml`);
    const standard = {
      form: jsonb(checked(form, compileForm)),
      process: jsonb(checked(process, (value) => compileSteps(value as StepList))),
    };
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
