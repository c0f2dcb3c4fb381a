import { test } from 'node:test';
import { sees } from './accessible.ts';
import { openWorld } from './world.ts';

const world = await openWorld();
const anna = await world.person({ isPhone: true, javaScript: false });
const { page } = anna;
const service = 'Certified true copies';

const press = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();

test('Anna, who reads English, finds a service and applies without a word of Vietnamese asked of her', async () => {
  await page.goto('/?lang=en');
  await sees(anna, 'What do you need to do?');
  await page.getByRole('searchbox').fill('certified copy of my diploma');
  await page.keyboard.press('Enter');
  await sees(anna, /Results for/);
  await page.getByRole('main').getByRole('link', { name: service, exact: true }).first().click();
  await sees(anna, service);
  await page.getByRole('link', { name: 'Apply online' }).click();
  await sees(anna, 'Sign in');
  await page.getByRole('link', { name: /VNeID/ }).click();
  await page.getByRole('button', { name: /Lò Văn Quang/ }).click();

  await sees(anna, service);
  await page
    .getByLabel('Where it is handled')
    .selectOption({ label: "People's Committee of Na Lua Commune" });
  await press('Begin');
  await sees(anna, 'Papers to certify');
  await press('Continue');
  await page.getByRole('alert').getByRole('link').first().waitFor();
  await sees(anna, 'Papers to certify');
  await page.getByLabel('Name of the paper').fill('School diploma');
  await page.getByLabel('Pages').fill('2');
  await page.getByLabel('How many copies?').fill('3');
  await press('Continue');
  await sees(anna, 'You');
  await page.getByRole('radio', { name: 'No', exact: true }).check();
  await press('Continue');
  await sees(anna, 'Before you come');
  await page.getByLabel(/I will bring the originals/).check();
  await press('Continue');
  await sees(anna, 'Contact and result');
  await press('Review and submit');
  await sees(anna, 'Review and send');
});

test('she has her code, and every page that follows speaks English to her', async () => {
  await press('Send the application');
  await sees(anna, /^H99\.102-\d{6}-\d{4,}$/);
  const code = (await page.getByRole('heading', { level: 1 }).textContent())!;
  await page.getByText('Your application has been sent').waitFor();
  await page.getByRole('link', { name: 'Open the application' }).click();
  await page.getByRole('heading', { name: 'History' }).waitFor();
  await sees(anna, /./);

  for (const [address, heading] of [
    ['/ho-so-cua-toi', 'My applications'],
    [`/tra-cuu/${code}`, code],
    ['/tra-cuu', 'Track an application'],
    ['/kiem-tra', 'Check a digital signature'],
    ['/tai-khoan', 'Account'],
    ['/khong-co', 'Page not found'],
  ] as const) {
    await page.goto(address);
    await sees(anna, heading);
  }
});
