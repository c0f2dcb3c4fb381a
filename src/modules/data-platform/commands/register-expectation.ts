import type { Context } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { InvalidInput, orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getClient } from '../clients.ts';
import { findContract, readPublished } from '../contract-rows.ts';
import { compileContract } from '../contracts/compile-contract.ts';
import { type Example, expectationProblems } from '../contracts/expectation-problems.ts';
import { expectationRegistered } from '../events.ts';
import { findServiceByName } from '../services.ts';

export interface RegisterExpectation extends Example {
  readonly clientId: string;
  readonly serviceName: string;
  readonly name: string;
}

/**
 * A client says what it relies on, by an example; no version that breaks it is published without a new major number. What the
 * contract in force does not promise cannot be relied on.
 *
 * @throws InvalidInput `expectation-not-met`, `name-taken`
 */
export async function registerExpectation(
  ctx: Context,
  input: RegisterExpectation,
): Promise<{ readonly id: string }> {
  return ctx.transaction(async (tx, ctx) => {
    const client = await getClient(tx, input.clientId);
    ctx.authorize('dataPlatform.speakForClient', client);
    const service = orNotFound(await findServiceByName(tx, input.serviceName));
    const contract = orNotFound(await findContract(tx, service.id));
    const read = await readPublished(tx, contract);
    const { operation, request, response, name } = input;
    const [problem] = expectationProblems(read, compileContract(read.document, read.operations), {
      operation,
      request,
      response,
    });
    if (problem)
      throw new InvalidInput([
        {
          field: '/response',
          code: 'expectation-not-met',
          params: { at: `${problem.at} ${problem.rule} ${problem.detail}` },
        },
      ]);
    const expectation = {
      id: newId(),
      version: 1,
      clientId: client.id,
      serviceId: service.id,
      major: contract.major,
      operation,
      name: name.trim(),
    };
    const added = await tx
      .insertInto('gatewayExpectation')
      .values({
        ...expectation,
        request: jsonb(request) as never,
        response: jsonb(response) as never,
        registeredAt: ctx.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) throw new InvalidInput([{ field: '/name', code: 'name-taken' }]);
    await recordEvent(
      tx,
      ctx,
      expectationRegistered(
        expectation,
        { name: expectation.name, serviceId: service.id, operation },
        client.agencyId,
      ),
    );
    return { id: expectation.id };
  });
}
