const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const scales = ['', ' nghìn', ' triệu'];

/**
 * An amount of đồng in Vietnamese words, as receipts and decisions write it beside the figure.
 *
 * @example amountInWords(1_205_000) // "Một triệu hai trăm linh năm nghìn đồng"
 */
export function amountInWords(amountVnd: number): string {
  if (!Number.isSafeInteger(amountVnd) || amountVnd < 0) {
    throw new RangeError(`not an amount of đồng: ${amountVnd}`);
  }
  const words = `${wholeNumber(amountVnd)} đồng`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Thousand, million, then "tỷ" starts the same series again: 10^12 is a thousand "tỷ". */
function wholeNumber(n: number, isContinued = false): string {
  if (n === 0) return 'không';
  const billions = Math.floor(n / 1e9);
  if (billions > 0) {
    const rest = n % 1e9;
    return `${wholeNumber(billions, isContinued)} tỷ${rest > 0 ? ` ${wholeNumber(rest, true)}` : ''}`;
  }
  const parts: string[] = [];
  for (let scale = 2; scale >= 0; scale--) {
    const group = Math.floor(n / 1000 ** scale) % 1000;
    if (group > 0) parts.push(`${threeDigits(group, isContinued || parts.length > 0)}${scales[scale]}`);
  }
  return parts.join(' ');
}

/** A group after a higher one says its empty hundreds: "một nghìn không trăm linh năm". */
function threeDigits(group: number, isContinued: boolean): string {
  const hundreds = Math.floor(group / 100);
  const rest = group % 100;
  const parts: string[] = [];
  if (hundreds > 0 || isContinued) parts.push(`${digits[hundreds]} trăm`);
  if (rest > 0) parts.push(twoDigits(rest, parts.length > 0));
  return parts.join(' ');
}

function twoDigits(n: number, isContinued: boolean): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  if (tens === 0) return `${isContinued ? 'linh ' : ''}${digits[ones]}`;
  const head = tens === 1 ? 'mười' : `${digits[tens]} mươi`;
  if (ones === 0) return head;
  if (ones === 5) return `${head} lăm`;
  return `${head} ${ones === 1 && tens > 1 ? 'mốt' : digits[ones]}`;
}
