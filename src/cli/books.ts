import { parseArgs } from 'node:util';
import { checkBooks } from '#modules/payments/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { openProvince } from '../province.ts';
import { settingsOf } from '../settings-of.ts';

/** Compares every sum of money that is kept with the entries behind it. Ends with 0 when the books agree, else 1. */
async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, province: { type: 'string' } },
  });
  const province = await openProvince(loadConfig(process.env, settingsOf(values)));
  try {
    const faults = await checkBooks(province.db);
    for (const fault of faults) console.error(fault);
    console.log(
      faults.length === 0 ? 'Sổ khớp / the books agree' : `${faults.length} chỗ lệch / places that differ`,
    );
    return faults.length === 0 ? 0 : 1;
  } finally {
    await province.close();
  }
}

export default { summary: 'check the books of fees and payments to the đồng', run };
