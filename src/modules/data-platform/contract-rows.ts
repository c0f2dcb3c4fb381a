import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { type CompiledContract, compileContract } from './contracts/compile-contract.ts';
import type { ContractDocument } from './contracts/contract-document.ts';
import type { ReadContract } from './contracts/read-contract.ts';
import type { Contract } from './model.ts';

const columns = [
  'id',
  'serviceId',
  'major',
  'minor',
  'sha256',
  'operations',
  'changes',
  'address',
  'testAddress',
  'publishedAt',
  'publishedBy',
] as const;

/** Every published version of a service, the newest first. */
export const listContracts = (db: Database | Tx, serviceId: string): Promise<readonly Contract[]> =>
  db
    .selectFrom('gatewayContract')
    .select(columns)
    .where('serviceId', '=', serviceId)
    .orderBy('major', 'desc')
    .orderBy('minor', 'desc')
    .execute() as Promise<unknown> as Promise<readonly Contract[]>;

/** The newest version, of one major version or of all. */
export const findContract = (
  db: Database | Tx,
  serviceId: string,
  major?: number,
): Promise<Contract | undefined> =>
  db
    .selectFrom('gatewayContract')
    .select(columns)
    .where('serviceId', '=', serviceId)
    .$if(major !== undefined, (query) => query.where('major', '=', major!))
    .orderBy('major', 'desc')
    .orderBy('minor', 'desc')
    .limit(1)
    .executeTakeFirst() as Promise<unknown> as Promise<Contract | undefined>;

/** What a version says, to be compared with another. */
export async function readPublished(
  db: Database | Tx,
  { id, operations }: Pick<Contract, 'id' | 'operations'>,
): Promise<ReadContract> {
  const row = orNotFound(
    await db.selectFrom('gatewayContract').select('document').where('id', '=', id).executeTakeFirst(),
  );
  return { document: row.document as unknown as ContractDocument, operations };
}

const mostKept = 200;

/** Published versions never change, so each is compiled once in a process. */
export function contractCache() {
  const compiled = new Map<string, CompiledContract>();
  return async (db: Database, contract: Contract): Promise<CompiledContract> => {
    const known = compiled.get(contract.id);
    if (known) return known;
    const { document, operations } = await readPublished(db, contract);
    const made = compileContract(document, operations);
    if (compiled.size >= mostKept) compiled.delete(compiled.keys().next().value!);
    compiled.set(contract.id, made);
    return made;
  };
}

export type ContractCache = ReturnType<typeof contractCache>;
