import { type Definition, writeBpmn } from '#engines/process/index.ts';
import { dayOf } from '#modules/org/index.ts';
import {
  findProcedure,
  getStandard,
  handlingLevel,
  type ProcedureVersion,
} from '#modules/procedures/index.ts';
import { type ProcessSource, processHash, readProcess } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';

const levels = { 'chung-commune': 'commune', 'chung-province': 'province' } as const;
export const standardKeys = Object.keys(levels) as readonly (keyof typeof levels)[];

const standardNames: Readonly<Record<(typeof levels)[keyof typeof levels], string>> = {
  commune: 'Quy trình chung cấp xã',
  province: 'Quy trình chung cấp tỉnh',
};

/** A process as the console opens it: of a procedure, or the standard one of a level. */
export interface OpenProcess {
  /** How its addresses name it. */
  readonly key: string;
  readonly name: string;
  /** The procedure's version in force; nothing for a standard process. */
  readonly version: ProcedureVersion | undefined;
  /** Whether the procedure has a process of its own. */
  readonly isOwn: boolean;
  readonly definition: Definition;
  /** The name under which instances run on it. */
  readonly hash: string;
  readonly source: ProcessSource;
}

/** @throws Refusal `not-found` for a code not in force */
export async function openProcess(ctx: Context, key: string): Promise<OpenProcess> {
  const level = levels[key as keyof typeof levels];
  if (level) {
    const { process } = await getStandard(ctx.db, level);
    return opened(key, standardNames[level], undefined, process);
  }
  const version = orNotFound(await findProcedure(ctx.db, key, dayOf(ctx.now())));
  const process = version.process ?? (await getStandard(ctx.db, handlingLevel(version.content))).process;
  return opened(key, version.content.name, version, process);
}

async function opened(
  key: string,
  name: string,
  version: ProcedureVersion | undefined,
  process: unknown,
): Promise<OpenProcess> {
  const source = process as ProcessSource;
  return {
    key,
    name,
    version,
    isOwn: version === undefined || version.process !== null,
    definition: await readProcess(source),
    hash: processHash(source),
    source,
  };
}

/** The drawing of a process: its own, or one laid out from the list of steps. */
export const drawingOf = ({ source, definition }: OpenProcess): Promise<string> =>
  'bpmn' in source ? Promise.resolve(source.bpmn) : writeBpmn(definition.model, { layout: true });
