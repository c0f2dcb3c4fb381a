/** By what a one-time code travels. */
export type CodeChannel = 'email' | 'phone';

export const codeChannels: readonly CodeChannel[] = ['email', 'phone'];

export const isCodeChannel = (value: unknown): value is CodeChannel => value === 'email' || value === 'phone';

/**
 * The address as it is compared and written to, or nothing when it is none. Letters of an e-mail address are taken
 * without case, as every provider people use does; a phone number stands in the international form.
 */
export function tidyAddress(channel: CodeChannel, typed: string): string | undefined {
  return channel === 'email' ? tidyEmail(typed) : tidyPhone(typed);
}

function tidyEmail(typed: string): string | undefined {
  const address = typed.normalize('NFC').trim().toLowerCase();
  const isPlain = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/.test(address);
  return isPlain && address.length <= 254 ? address : undefined;
}

/** Mobile numbers of Vietnam: ten digits from 03, 05, 07, 08 or 09. */
function tidyPhone(typed: string): string | undefined {
  const digits = typed.replace(/[\s.()-]/g, '').replace(/^\+?84/, '0');
  return /^0[35789]\d{8}$/.test(digits) ? `+84${digits.slice(1)}` : undefined;
}
