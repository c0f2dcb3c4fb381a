import type { BankAccount } from './payment-gateway.ts';

/**
 * The text of a VietQR code: a transfer through NAPAS 247 with amount and content filled in, in the merchant-presented
 * form of EMVCo (tags, two-digit lengths, values; CRC-16 at the end). Any bank's app in the country reads it.
 *
 * @param content letters, digits and spaces, for banks carry no others; at most 50
 */
export function vietQr(
  account: Pick<BankAccount, 'bankBin' | 'number'>,
  { amountVnd, content }: { readonly amountVnd: number; readonly content: string },
): string {
  if (!/^\d{6}$/.test(account.bankBin)) throw new RangeError(`not a bank's number: ${account.bankBin}`);
  if (!Number.isSafeInteger(amountVnd) || amountVnd <= 0) throw new RangeError(`not an amount: ${amountVnd}`);
  if (!/^[A-Za-z0-9 ]{1,50}$/.test(content)) throw new RangeError(`a bank cannot carry "${content}"`);
  const beneficiary = field('00', account.bankBin) + field('01', account.number);
  const body = [
    field('00', '01'),
    field('01', '12'),
    field('38', field('00', 'A000000727') + field('01', beneficiary) + field('02', 'QRIBFTTA')),
    field('53', '704'),
    field('54', String(amountVnd)),
    field('58', 'VN'),
    field('62', field('08', content)),
    '6304',
  ].join('');
  return body + crc16(body);
}

const field = (tag: string, value: string): string => {
  if (value.length > 99) throw new RangeError(`field ${tag} is longer than its length can say`);
  return tag + String(value.length).padStart(2, '0') + value;
};

/** CRC-16/CCITT-FALSE (polynomial 0x1021, beginning with 0xFFFF), four hex digits. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const byte of Buffer.from(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1;
    crc &= 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}
