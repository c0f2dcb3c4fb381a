import type { Channel } from '../model.ts';

export interface Parcel {
  /** The same when it is sent again: by it the carrier, or the mailbox, knows the double. */
  readonly id: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
}

/** What takes notices out of the house, one for each channel. */
export interface Carrier {
  /**
   * Hands the parcel over; it is taken when this returns.
   *
   * @returns the carrier's own number for it
   * @throws Undeliverable when it will never reach this address, Busy when the carrier names a time, any other error when
   * the carrier is away
   */
  send(parcel: Parcel): Promise<{ readonly providerId: string | null }>;
}

/** A channel without a carrier here waits until one is set. */
export type Carriers = Readonly<Partial<Record<Channel, Carrier | null>>>;

/** There is no such reader there. */
export class Undeliverable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Undeliverable';
  }
}

/** Too much at once: to be tried no sooner than this. */
export class Busy extends Error {
  readonly retryAfterSeconds: number;
  constructor(message: string, retryAfterSeconds: number) {
    super(message);
    this.name = 'Busy';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
