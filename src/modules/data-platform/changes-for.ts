import type { Tx } from '#platform/context.ts';
import { readPublished } from './contract-rows.ts';
import { compareContracts } from './contracts/compare-contracts.ts';
import { compileContract } from './contracts/compile-contract.ts';
import { expectationProblems } from './contracts/expectation-problems.ts';
import type { ReadContract } from './contracts/read-contract.ts';
import { listExpectations } from './expectations.ts';
import type { Contract, ContractChange, Service } from './model.ts';

/**
 * What a document would change: by comparison with the version in force, and by the examples that clients have said they
 * rely on, which tell what comparison cannot.
 */
export async function changesFor(
  tx: Tx,
  { id }: Pick<Service, 'id'>,
  before: Contract,
  after: ReadContract,
): Promise<readonly ContractChange[]> {
  const compiled = compileContract(after.document, after.operations);
  const reliedOn = await listExpectations(tx, { serviceId: id, major: before.major });
  return [
    ...compareContracts(await readPublished(tx, before), after),
    ...reliedOn.flatMap((expectation) =>
      expectationProblems(after, compiled, expectation).map(({ at, rule, detail }) => ({
        what: 'expectation-broken' as const,
        operation: expectation.operation,
        at,
        breaks: true,
        detail: `${expectation.clientSystem}, “${expectation.name}”: ${rule} ${detail}`.trim(),
      })),
    ),
  ];
}
