import type { LetterPress } from '#engines/letters/index.ts';
import type { RegistrySource } from '#modules/personal-store/index.ts';
import type { FinderFor } from '#modules/procedures/index.ts';
import type { ScanPlaces } from '#modules/scanning/index.ts';
import type { KeyRing, SigningServices } from '#modules/signing/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import type { Mail } from '#platform/mail/index.ts';

/** What the counter is given by the program. */
export interface CounterServices {
  readonly blobs: BlobStore;
  readonly letters: LetterPress;
  readonly finderFor: FinderFor;
  readonly places: ScanPlaces;
  /** The address people type, without a slash at the end. */
  readonly baseUrl: string;
  readonly siteName: string;
  /** 64 hex digits: one-time codes are kept under a key drawn from it. */
  readonly secret: string;
  readonly keyRing?: KeyRing | undefined;
  /** Vouch for the time of signatures; without them, signatures are B-B. */
  readonly authorities?: SigningServices['authorities'];
  /** Databases of the State that a form may be filled from; none until an operator names one. */
  readonly registries?: readonly RegistrySource[] | undefined;
  /** Absent where no mail server is set: confirming by mail is then not offered. */
  readonly sendMail?: ((mail: Mail) => Promise<void>) | undefined;
  /** Absent where the province has no carrier of text messages. */
  readonly sendTextMessage?: ((message: { to: string; text: string }) => Promise<void>) | undefined;
}
