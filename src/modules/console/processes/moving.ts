import {
  completeMapping,
  type Definition,
  InvalidProcess,
  type Mapping,
  type ProcessIssue,
  proposeMapping,
  restingPlaces,
} from '#engines/process/index.ts';
import { listProcessVersions } from '#modules/procedures/index.ts';
import {
  listRunningOn,
  moveProcess,
  type ProcessSource,
  processHash,
  readProcess,
  tryMoves,
  type Waiting,
} from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound, Refusal } from '#platform/errors/index.ts';
import { type DrawingFault, faultOf } from './fault-words.ts';
import { type OpenProcess, openProcess } from './open-process.ts';

/** Dossiers of one page, moved by one press: each in a transaction of its own. */
export const mostMoved = 50;

/** What stands between an older version of a process and the one in force. */
export interface Moving {
  readonly open: OpenProcess;
  /** The older version's number and process. */
  readonly number: number;
  readonly from: Definition;
  readonly waiting: readonly Waiting[];
  /** Where this page began, and where the next begins; undefined on the first and the last. */
  readonly after: string | undefined;
  readonly next: string | undefined;
  /** The elements at which dossiers can stand, by id, and which of the new version takes each one's place. */
  readonly chosen: Mapping;
}

/** @throws Refusal `not-found` for a version that is not there, or is the one in force */
export async function openMoving(
  ctx: Context,
  {
    code,
    number,
    after,
  }: { readonly code: string; readonly number: number; readonly after?: string | undefined },
  posted?: Mapping,
): Promise<Moving> {
  const open = await openProcess(ctx, code);
  const versions = await listProcessVersions(ctx.db, code);
  const old = orNotFound(versions.find((version) => version.number === number));
  const source = old.process as ProcessSource;
  const hash = processHash(source);
  if (hash === open.hash) throw new Refusal('not-found');
  const from = await readProcess(source);
  const waiting = await listRunningOn(ctx.db, hash, { limit: mostMoved + 1, after });
  const page = waiting.slice(0, mostMoved);
  return {
    open,
    number,
    from,
    waiting: page,
    after,
    next: waiting.length > mostMoved ? page.at(-1)!.instanceId : undefined,
    chosen: posted ?? proposeMapping(from, open.definition),
  };
}

/** What came, or would come, of the move for one dossier: no faults where it can go. */
export interface MoveResult {
  readonly instanceId: string;
  readonly faults: readonly DrawingFault[];
}

/** Tries the move for each without moving any. */
export async function checkMoves(
  ctx: Context,
  moving: Moving,
  ids: readonly string[],
): Promise<MoveResult[]> {
  const tried = await tryMoves(ctx.db, ids, {
    from: moving.from,
    to: moving.open.definition,
    mapping: wholeOf(moving),
  });
  return [...tried].map(([instanceId, issues]) => ({ instanceId, faults: faultsOf(moving, issues) }));
}

/** Moves each that can go; one that cannot stays as it is, says why, and holds nobody else up. */
export async function moveAll(ctx: Context, moving: Moving, ids: readonly string[]): Promise<MoveResult[]> {
  const mapping = wholeOf(moving);
  const definition = moving.open.source;
  const results: MoveResult[] = [];
  for (const instanceId of ids) {
    try {
      await moveProcess(ctx, { instanceId, definition, mapping });
      results.push({ instanceId, faults: [] });
    } catch (error) {
      if (error instanceof InvalidProcess) {
        results.push({ instanceId, faults: faultsOf(moving, error.issues) });
      } else if (error instanceof Refusal) {
        const issue = { code: error.code, element: '', reason: error.code };
        results.push({ instanceId, faults: faultsOf(moving, [issue]) });
      } else throw error;
    }
  }
  return results;
}

const wholeOf = ({ from, open, chosen }: Moving) => completeMapping(from, open.definition, chosen);

const faultsOf = ({ from }: Moving, issues: readonly ProcessIssue[]) => {
  const names = new Map(from.nodes.map(({ id, model }) => [id, model.name] as const));
  return issues.map((issue) => faultOf(issue, names));
};

/** Which elements of the new version could take the place of one of the old: those of its kind. */
export const candidatesFor = (to: Definition, kind: Definition['nodes'][number]['kind']) =>
  restingPlaces(to).filter((node) => node.kind === kind);
