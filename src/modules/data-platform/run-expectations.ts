import type { Context } from '#platform/context.ts';
import { callProvider } from './calls/call-provider.ts';
import { providerUrl } from './calls/provider-url.ts';
import { readWhole } from './calls/read-whole.ts';
import { noteExpectationRun } from './commands/note-expectation-run.ts';
import { findContract } from './contract-rows.ts';
import type { Problem } from './contracts/compile-contract.ts';
import { shapeProblems } from './contracts/expectation-problems.ts';
import { type Expectation, listExpectations } from './expectations.ts';
import type { Contract, PlatformServices } from './model.ts';

const patienceMs = 10_000;
const mostBytes = 2 ** 20;

export interface ExpectationRun {
  readonly met: number;
  readonly failed: number;
}

/**
 * Asks providers' test addresses for what their clients rely on, and keeps what was found. Only a test address is asked: an
 * example may write.
 */
export async function runExpectations(
  ctx: Context,
  { rules }: Pick<PlatformServices, 'rules'>,
  which: { readonly serviceId?: string } = {},
): Promise<ExpectationRun> {
  const run = { met: 0, failed: 0 };
  for (const expectation of await listExpectations(ctx.db, which)) {
    const contract = await findContract(ctx.db, expectation.serviceId, expectation.major);
    if (!contract?.testAddress) continue;
    const problems = await problemsOf(contract, expectation, rules);
    await noteExpectationRun(ctx, expectation, problems);
    run[problems.length === 0 ? 'met' : 'failed'] += 1;
  }
  return run;
}

async function problemsOf(
  contract: Contract,
  { operation: id, request, response }: Expectation,
  rules: PlatformServices['rules'],
): Promise<readonly Problem[]> {
  const operation = contract.operations.find((each) => each.id === id);
  const path = operation?.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(request.path?.[name] ?? ''),
  );
  const query = new URLSearchParams(request.query).toString();
  const url = path && providerUrl(contract.testAddress!, path, query && `?${query}`);
  if (!operation || !url) return [{ at: '', rule: 'operation', detail: id }];
  const body = request.body === undefined ? undefined : Buffer.from(JSON.stringify(request.body));
  const headers = { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) };
  try {
    const answer = await callProvider({
      url,
      method: operation.method.toUpperCase(),
      headers,
      body,
      timeoutMs: patienceMs,
      rules,
    });
    const text = (await readWhole(answer.body, mostBytes)).toString('utf8');
    if (answer.status !== response.status)
      return [{ at: '', rule: 'status', detail: `${response.status} ≠ ${answer.status}` }];
    return response.body === undefined ? [] : [...shapeProblems(response.body, JSON.parse(text))];
  } catch (error) {
    return [
      { at: '', rule: 'unreachable', detail: error instanceof Error ? error.message.slice(0, 200) : '' },
    ];
  }
}
