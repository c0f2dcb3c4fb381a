import { compileForm } from '#engines/forms/index.ts';
import { readProcess } from '#modules/workflow/index.ts';
import { PackFault, type PackFile } from '#platform/packs/index.ts';
import { refuseUnansweredClaims } from './attested-claims.ts';
import type { Publication } from './commands/publish-procedures.ts';
import { readExample } from './example.ts';
import { refuseUnfitForOffice } from './office-process.ts';
import type { PackedFiles } from './packed-files.ts';

/**
 * What a packed procedure has to publish, once its form and its process have been compiled: a mistake is told by its
 * file before anything runs on it.
 *
 * @throws PackFault naming the file or part at fault
 */
export async function publicationOf(
  files: PackedFiles,
): Promise<Publication & { readonly from: Temporal.PlainDate }> {
  const { form, process, template, examples } = files;
  const { effectiveFrom, effectiveTo: _effectiveTo, ...procedure } = files.procedure;
  if (form) await checkPart(form, (value) => refuseUnansweredClaims(compileForm(value), procedure));
  if (process) {
    await checkPart(process, async (value) => refuseUnfitForOffice(await readProcess(value)));
  }
  return {
    procedure,
    from: Temporal.PlainDate.from(effectiveFrom),
    ...(form && { form: form.value }),
    ...(process && { process: process.value }),
    resultTemplate: template,
    ...(examples.length > 0 && { examples: examples.map(readExample) }),
  };
}

/** Lets `compile` find what is wrong with the file's value. @throws PackFault by the file's path */
export async function checkPart(file: PackFile, compile: (value: unknown) => unknown): Promise<void> {
  try {
    await compile(file.value);
  } catch (error) {
    throw new PackFault(file.path, (error as Error).message);
  }
}
