import { conform, readVxpPeers } from '#modules/exchange/module.ts';
import { fromHere } from '../settings-of.ts';

const usage = 'bin/muong conformance PEERS.yaml [--json]';

/**
 * Asks a server of VXP (the national axis, or a province's) whether it keeps what the protocol promises, as two systems
 * that write to each other. Ends with 0 when it does, 1 when not, 2 when asked wrongly.
 */
async function run(args: readonly string[]): Promise<number> {
  const [file] = args.filter((arg) => !arg.startsWith('--'));
  if (!file) {
    console.error(usage);
    return 2;
  }
  let peers: ReturnType<typeof readVxpPeers>;
  try {
    peers = readVxpPeers(fromHere(file));
  } catch (error) {
    console.error(`${file}: ${(error as Error).message}`);
    return 2;
  }
  const results = await conform(peers);
  if (args.includes('--json')) console.log(JSON.stringify(results));
  else
    for (const { operation, promise, isKept, detail } of results)
      console.log(`${isKept ? '✔' : '✘'} ${operation.padEnd(20)} ${promise}${detail ? `: ${detail}` : ''}`);
  return results.every(({ isKept }) => isKept) ? 0 : 1;
}

export default { summary: 'ask a server of VXP whether it keeps what the protocol promises', run };
