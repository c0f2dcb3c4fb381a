import assert from 'node:assert/strict';
import type { Person } from './world.ts';

/** Nothing that axe finds wrong (WCAG 2.2 AA) stands on the page the person sees. */
export async function isAccessible(person: Person): Promise<void> {
  assert.deepEqual(await person.accessibilityIssues(), [], person.page.url());
}

/** The same for a public page in both languages; the person stays on it, in Vietnamese. */
export async function isAccessibleInBothLanguages(person: Person): Promise<void> {
  await isAccessible(person);
  const { page } = person;
  const address = new URL(page.url());
  address.searchParams.set('lang', 'en');
  await page.goto(address.href);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en', address.href);
  await isAccessible(person);
  address.searchParams.set('lang', 'vi');
  await page.goto(address.href);
}
