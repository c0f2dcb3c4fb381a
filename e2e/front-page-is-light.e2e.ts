import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { seesInBothLanguages } from './accessible.ts';
import { openWorld } from './world.ts';

const world = await openWorld();
const limitBytes = 60_000;

test('the front page weighs at most 60 kB in all on a new phone', async () => {
  const { page } = await world.person({ isPhone: true });
  const weights = await weighing(page);

  await page.goto('/', { waitUntil: 'networkidle' });

  const total = [...weights.values()].reduce((sum, bytes) => sum + bytes, 0);
  assert.ok(weights.size >= 3, `the page, its style and a font: ${[...weights.keys()]}`);
  assert.ok(total <= limitBytes, `${total} bytes: ${JSON.stringify([...weights])}`);
});

test('the front page has no script, and nothing comes from elsewhere', async () => {
  const { page } = await world.person();
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${world.baseUrl}/`)) elsewhere.push(request.url());
  });

  await page.goto('/', { waitUntil: 'networkidle' });

  assert.equal(await page.locator('script').count(), 0);
  assert.deepEqual(elsewhere, []);
});

test('without JavaScript the front page finds, on a phone, without scrolling sideways', async () => {
  const person = await world.person({ isPhone: true, javaScript: false });
  const { page } = person;
  await page.goto('/');
  await seesInBothLanguages(person, 'Bạn cần làm việc gì?', 'What do you need to do?');
  assert.equal(await page.evaluate<number>('document.documentElement.scrollWidth'), 360);

  await page.getByRole('searchbox').fill('mat the can cuoc');
  await page.keyboard.press('Enter');

  await page.getByRole('link', { name: /cấp lại thẻ căn cước/i }).waitFor();
});

/** Bytes on the wire by address, counted by the browser itself, headers and all. */
async function weighing(page: Page): Promise<ReadonlyMap<string, number>> {
  const weights = new Map<string, number>();
  const addresses = new Map<string, string>();
  const session = await page.context().newCDPSession(page);
  session.on('Network.responseReceived', ({ requestId, response }) => {
    addresses.set(requestId, new URL(response.url).pathname);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    weights.set(addresses.get(requestId) ?? requestId, encodedDataLength);
  });
  await session.send('Network.enable');
  return weights;
}
