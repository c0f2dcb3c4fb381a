import { compileForm } from '#engines/forms/index.ts';
import { LetterError, type LetterPress } from '#engines/letters/index.ts';
import type { Context } from '#platform/context.ts';
import { drawExample } from '../draw-example.ts';
import { type Example, readExample } from '../example.ts';
import type { PackedFiles } from '../packed-files.ts';
import { publicationOf } from '../packed-publication.ts';
import { placeLists } from '../place-lists.ts';
import { type ExampleFault, runExample } from '../run-example.ts';
import { publishProcedures } from './publish-procedures.ts';

/** Where an example of the file did not come out as its author says. */
export interface FailedExample extends ExampleFault {
  readonly example: string;
}

export interface PackedPublication {
  readonly outcome: 'added' | 'changed' | 'unchanged' | 'refused';
  readonly faults: readonly FailedExample[];
}

/**
 * Publishes one packed procedure beside a running server. Its examples are run first, and their results drawn; where
 * one fails nothing changes.
 *
 * @throws PackFault naming the part at fault
 */
export async function publishPackedProcedure(
  ctx: Context,
  files: PackedFiles,
  letters: LetterPress,
): Promise<PackedPublication> {
  const { from, ...publication } = await publicationOf(files);
  const faults: FailedExample[] = [];
  if (publication.form) {
    const form = compileForm(publication.form);
    for (const example of files.examples.map(readExample)) {
      const lists = await placeLists(ctx.db, Temporal.PlainDate.from(example.today));
      const { procedure } = publication;
      const found = [
        ...runExample(example, { form, procedure, lists, calendar: ctx.calendar }),
        ...(await undrawn(letters, publication.resultTemplate, example, { form, lists })),
      ];
      faults.push(...found.map((fault) => ({ ...fault, example: example.title })));
    }
  }
  if (faults.length > 0) return { outcome: 'refused', faults };
  const { added, changed } = await publishProcedures(ctx, [publication], {
    effectiveFrom: from,
    source: files.path,
  });
  return { outcome: added > 0 ? 'added' : changed > 0 ? 'changed' : 'unchanged', faults };
}

/** Why the result of an application without faults cannot be drawn, if so. */
async function undrawn(
  letters: LetterPress,
  template: string | undefined,
  example: Example,
  setting: Parameters<typeof drawExample>[3],
): Promise<readonly ExampleFault[]> {
  if (template === undefined || example.issues) return [];
  try {
    await drawExample(letters, template, example, setting);
    return [];
  } catch (error) {
    if (!(error instanceof LetterError)) throw error;
    return [{ about: 'result', expected: 'PDF', found: error.message }];
  }
}
