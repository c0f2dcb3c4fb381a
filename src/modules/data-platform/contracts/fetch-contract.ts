import { InvalidInput } from '#platform/errors/index.ts';
import { type AddressRules, isAllowedUrl } from '../calls/address-rules.ts';
import { callProvider } from '../calls/call-provider.ts';
import { readWhole } from '../calls/read-whole.ts';
import { maxContractBytes } from './read-contract.ts';

const patienceMs = 10_000;

/**
 * Fetches a document from where the provider publishes it: no redirect is followed, no address inside this machine is
 * asked, and what is larger than a contract may be is left.
 *
 * @throws InvalidInput `contract-not-fetched`
 */
export async function fetchContract(url: string, rules: AddressRules): Promise<string> {
  if (!isAllowedUrl(url, rules)) throw new InvalidInput([{ field: '/url', code: 'address-wrong' }]);
  try {
    const answer = await callProvider({
      url: new URL(url),
      method: 'GET',
      headers: { accept: 'application/json, application/yaml, text/yaml, */*' },
      timeoutMs: patienceMs,
      rules,
    });
    if (answer.status !== 200) {
      answer.body.destroy();
      throw new Error(`answered ${answer.status}`);
    }
    return (await readWhole(answer.body, maxContractBytes)).toString('utf8');
  } catch (error) {
    const at = error instanceof Error ? error.message.slice(0, 200) : '';
    throw new InvalidInput([{ field: '/url', code: 'contract-not-fetched', params: { at } }]);
  }
}
