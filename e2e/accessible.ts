import assert from 'node:assert/strict';
import type { Person } from './world.ts';

/** The page with this main heading has come, and axe finds nothing wrong with it (WCAG 2.2 AA). */
export async function sees(person: Person, heading: string | RegExp): Promise<void> {
  await person.page.getByRole('heading', { level: 1, name: heading }).waitFor();
  assert.deepEqual(await person.accessibilityIssues(), [], person.page.url());
}

/** The same for a public page in both languages; the person stays on it, in Vietnamese. */
export async function seesInBothLanguages(
  person: Person,
  heading: string | RegExp,
  headingInEnglish: string | RegExp,
): Promise<void> {
  await sees(person, heading);
  const { page } = person;
  const address = new URL(page.url());
  address.searchParams.set('lang', 'en');
  await page.goto(address.href);
  await sees(person, headingInEnglish);
  address.searchParams.set('lang', 'vi');
  await page.goto(address.href);
}
