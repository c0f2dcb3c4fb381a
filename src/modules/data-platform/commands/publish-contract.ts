import { createHash } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { InvalidInput, type Issue, Refusal } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type AddressRules, isAllowedUrl } from '../calls/address-rules.ts';
import { changesFor } from '../changes-for.ts';
import { findContract } from '../contract-rows.ts';
import { canonicalJson } from '../contracts/json-value.ts';
import { readContract } from '../contracts/read-contract.ts';
import { contractPublished } from '../events.ts';
import { type Contract, type ContractChange, ownEvents } from '../model.ts';
import { lockService } from '../services.ts';

export interface PublishContract {
  readonly serviceId: string;
  /** OpenAPI 3.1, in JSON or YAML. */
  readonly text: string;
  readonly address: string | null;
  readonly testAddress?: string | null | undefined;
  /** What breaks clients is published only so: they stay with the version they were built against. */
  readonly asNewMajor?: boolean;
}

/** A new version would break those who rely on the present one; nothing was published. */
export class ContractBreaks extends Refusal {
  readonly changes: readonly ContractChange[];
  constructor(changes: readonly ContractChange[]) {
    super('contract-breaks', { places: changes.filter(({ breaks }) => breaks).length });
    this.changes = changes;
  }
}

/**
 * Puts a version of a contract in force.
 *
 * @throws InvalidInput for a document the gateway cannot work by; ContractBreaks with all that differs;
 *   Refusal `contract-unchanged`
 */
export async function publishContract(
  ctx: Context,
  rules: AddressRules,
  input: PublishContract,
): Promise<Contract> {
  const read = readContract(input.text);
  const issues = addressIssues(rules, input);
  if (issues.length > 0) throw new InvalidInput(issues);
  return ctx.transaction(async (tx, ctx) => {
    const service = await lockService(tx, input.serviceId);
    ctx.authorize('dataPlatform.keepService', service);
    if (input.address === null && service.name !== ownEvents)
      throw new InvalidInput([{ field: '/address', code: 'required' }]);
    const before = await findContract(tx, service.id);
    const changes = before ? await changesFor(tx, service, before, read) : [];
    const breaking = changes.filter(({ breaks }) => breaks).length;
    if (breaking > 0 && !input.asNewMajor) throw new ContractBreaks(changes);

    const text = canonicalJson(read.document);
    const sha256 = createHash('sha256').update(text).digest('hex');
    const [address, testAddress] = [input.address, input.testAddress || null];
    if (
      before &&
      before.sha256 === sha256 &&
      before.address === address &&
      before.testAddress === testAddress
    )
      throw new Refusal('contract-unchanged');
    const isMajor = !before || input.asNewMajor === true;
    const contract: Contract = {
      id: newId(),
      serviceId: service.id,
      major: isMajor ? (before?.major ?? 0) + 1 : before.major,
      minor: isMajor ? 0 : before.minor + 1,
      sha256,
      operations: read.operations,
      changes,
      address,
      testAddress,
      publishedAt: ctx.now(),
      publishedBy: ctx.actor.name,
    };
    await tx
      .insertInto('gatewayContract')
      .values({
        ...contract,
        document: jsonb(read.document) as never,
        operations: jsonb(read.operations) as never,
        changes: jsonb(changes) as never,
      })
      .execute();
    const version = service.version + 1;
    await tx.updateTable('gatewayService').set({ version }).where('id', '=', service.id).execute();
    const told = { name: service.name, version: `${contract.major}.${contract.minor}`, sha256, breaking };
    await recordEvent(tx, ctx, contractPublished({ id: service.id, version }, told, service.agencyId));
    return contract;
  });
}

const addressIssues = (rules: AddressRules, { address, testAddress }: PublishContract): readonly Issue[] => [
  ...(address !== null && !isAllowedUrl(address, rules)
    ? [{ field: '/address', code: 'address-wrong' }]
    : []),
  ...(testAddress && !isAllowedUrl(testAddress, rules)
    ? [{ field: '/testAddress', code: 'address-wrong' }]
    : []),
];
