import { sees } from './accessible.ts';
import type { Person } from './world.ts';

/** Lan signed in, her case told, the form about the child before her. */
export async function beginsBirth(lan: Person): Promise<void> {
  const { page } = lan;
  await page.goto('/nop-ho-so/1.001193');
  await lan.signInAsCitizen('Quàng Thị Lan');
  await page.getByLabel('Nơi giải quyết').selectOption('Ủy ban nhân dân xã Nà Lúa');
  await page.getByRole('button', { name: 'Bắt đầu điền' }).click();
  await page.getByRole('radio', { name: 'Mẹ', exact: true }).check();
  await page.getByRole('radio', { name: 'Mẹ sinh trẻ' }).check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('radio', { name: 'Đã đăng ký kết hôn' }).check();
  await page.getByRole('radio', { name: 'Có, cơ sở y tế đã cấp' }).check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await sees(lan, 'Trẻ được khai sinh');
}
