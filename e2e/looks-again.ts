import type { Locator } from 'playwright-core';
import type { Person } from './world.ts';

/** Comes to the address until this is there: what follows the log stands a moment behind it. */
export async function looksAgain({ page }: Person, address: string, wanted: Locator): Promise<void> {
  for (let looks = 0; looks < 80; looks += 1) {
    await page.goto(address);
    if ((await wanted.count()) > 0) return;
    await page.waitForTimeout(250);
  }
  throw new Error(`${address} never showed ${wanted}`);
}
