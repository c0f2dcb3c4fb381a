import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { looksLikeReceipt } from '#modules/signing/index.ts';
import { proofAt, verifyProof } from '../verify-proof.ts';
import { verifyReceipt } from '../verify-receipt.ts';
import { verifySigned } from '../verify-signed.ts';

const usage = [
  'bin/muong verify FILE.pdf|FILE.asice|FILE.asics [--original FILE.pdf] [--data DIR] [--province NAME] [--trust CA.pem] [--json]',
  'bin/muong verify RECEIPT [--data DIR] [--province NAME] [--keys KEYS.json] [--json]',
  'bin/muong verify PROOF.json [FILE] [--data DIR] [--province NAME] [--keys KEYS.json] [--json]',
].join('\n');

/**
 * Says what the signatures of a file are worth, or whether a receipt is the province's, given as its code says or in a
 * file, or whether the facts of a proof stood in the province's log and name the file beside it. Ends with 0 when all are valid, 1 when not, unsigned or unreadable, 2 when asked wrongly.
 */
async function run(args: readonly string[]): Promise<number> {
  const asked = parsed(args);
  const [file, beside] = asked?.positionals ?? [];
  if (!asked || !file) {
    console.error(usage);
    return 2;
  }
  const { data, province, original, trust, keys, json = false } = asked.values;
  const from = process.env['MUONG_CALLED_FROM'] ?? '.';
  const pathOf = (name: string | undefined) => (name === undefined ? undefined : resolve(from, name));
  const over = { ...(data && { dataDir: resolve(from, data) }), ...(province && { province }) };
  const receipt = await receiptIn(file, from);
  if (receipt) return verifyReceipt(receipt, { keysFile: pathOf(keys), over, json });
  const proof = file.endsWith('.json') ? await proofAt(resolve(from, file)) : null;
  if (proof) return verifyProof(proof, { keysFile: pathOf(keys), provedFile: pathOf(beside), over, json });
  return verifySigned(resolve(from, file), {
    trustFile: pathOf(trust),
    originalFile: pathOf(original),
    over,
    json,
  });
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        province: { type: 'string' },
        trust: { type: 'string' },
        original: { type: 'string' },
        keys: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch {
    return undefined;
  }
}

/** The argument itself, or a small file that holds nothing else. */
async function receiptIn(file: string, from: string): Promise<string | undefined> {
  if (looksLikeReceipt(file)) return file;
  const path = resolve(from, file);
  const found = await stat(path).catch(() => undefined);
  const text = found?.isFile() && found.size < 4096 ? await readFile(path, 'utf8') : '';
  return looksLikeReceipt(text) ? text : undefined;
}

export default { summary: 'check the signatures of a PDF or a container, a receipt, or a proof', run };
