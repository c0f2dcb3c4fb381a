/**
 * The four figures that a person sees on the phone and on the screen before they type the PIN: the first six and the
 * last seven bits of what is signed, as one number (SK ID Solutions, Mobile-ID REST API, 2.4.1). A service that derives
 * them itself shows the same; for the others they stand in the text that is displayed.
 *
 * @param digest of the bytes to be signed, as it is sent to the phone
 */
export function verificationCode(digest: Uint8Array): string {
  const [first, last] = [digest[0]!, digest.at(-1)!];
  return String(((first & 0xfc) << 5) | (last & 0x7f)).padStart(4, '0');
}
