import { compileForm, type Form, type FormSource, type Lists } from '#engines/forms/index.ts';
import { dayOf } from '#modules/org/index.ts';
import {
  getStandard,
  handlingLevel,
  type Procedure,
  type ProcedureVersion,
  placeLists,
} from '#modules/procedures/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';

const compiled = new Map<string, Form>();

/** The form of a procedure's version: its own, or the general one of its level. Compiled once. */
export async function formOf(db: Database | Tx, version: ProcedureVersion): Promise<Form> {
  return compiled.get(version.id) ?? compileOnce(version.id, await formSourceOf(db, version));
}

/** The same as its author wrote it: what a browser needs to carry its rules. */
export async function formSourceOf(db: Database | Tx, version: ProcedureVersion): Promise<FormSource> {
  if (version.form !== null) return version.form as FormSource;
  const { form } = await getStandard(db, handlingLevel(version.content));
  return withPapers(form as FormSource, version.content);
}

export async function processOf(db: Database | Tx, version: ProcedureVersion): Promise<unknown> {
  return version.process ?? (await getStandard(db, handlingLevel(version.content))).process;
}

/** The general form with a last page that asks for the procedure's own papers. */
export function withPapers(general: FormSource, procedure: Procedure): FormSource {
  const fields = procedure.components
    .map((component, index) => ({ component, number: index + 1 }))
    .filter(({ component }) => !component.dataSource && component.obligation !== 'show')
    .map(({ component, number }) => ({
      name: `paper${number}`,
      kind: 'file' as const,
      label: component.name,
      ...(component.case && { hint: `Trường hợp: ${component.case}` }),
      component: component.code ?? String(number),
      maxFiles: 10,
    }));
  if (fields.length === 0) return general;
  const papers = { id: 'papers', title: { vi: 'Giấy tờ kèm theo', en: 'Papers' }, fields };
  return { ...general, stages: [...general.stages, papers] };
}

function compileOnce(key: string, source: unknown): Form {
  let form = compiled.get(key);
  if (!form) {
    form = compileForm(source);
    compiled.set(key, form);
  }
  return form;
}

const listsByDay = new Map<string, Promise<Lists>>();

/** The lists a form's choices come from, as they stand on the day: provinces and their communes. */
export function listsOf(ctx: Context): Promise<Lists> {
  const on = dayOf(ctx.now());
  const key = `${ctx.tenant} ${on}`;
  let lists = listsByDay.get(key);
  if (!lists) {
    if (listsByDay.size > 50) listsByDay.clear();
    lists = placeLists(ctx.db, on);
    lists.catch(() => listsByDay.delete(key));
    listsByDay.set(key, lists);
  }
  return lists;
}
