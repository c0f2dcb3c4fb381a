import { readFile } from 'node:fs/promises';
import { type JwkSet, judgeReceipt, readReceiptKeys, receiptLines } from '#modules/signing/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { openProvince } from './province.ts';

/**
 * Says whether a receipt is the province's, by its keys: those of a file as the province publishes them, and without
 * any database, or those of the province itself. Ends with 0 when it is, else 1.
 */
export async function verifyReceipt(
  receipt: string,
  options: {
    readonly keysFile: string | undefined;
    readonly over: Parameters<typeof loadConfig>[1];
    readonly json: boolean;
  },
): Promise<number> {
  const keys = options.keysFile ? await keysIn(options.keysFile) : await keysOfProvince(options.over);
  const verdict = judgeReceipt(receipt, keys);
  const isGenuine = verdict.kind !== 'not-genuine';
  const lines = receiptLines(verdict).map(([term, value]) => `${term}: ${value}`);
  const text = [...(isGenuine ? ['GIẤY THẬT / GENUINE'] : []), ...lines].join('\n');
  console.log(options.json ? JSON.stringify(verdict) : text);
  return isGenuine ? 0 : 1;
}

export const keysIn = async (path: string): Promise<JwkSet> => JSON.parse(await readFile(path, 'utf8'));

export async function keysOfProvince(over: Parameters<typeof loadConfig>[1]): Promise<JwkSet> {
  const province = await openProvince(loadConfig(process.env, over));
  return readReceiptKeys(province.db).finally(() => province.close());
}
