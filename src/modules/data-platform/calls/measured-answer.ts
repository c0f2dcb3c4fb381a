import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

/** How an answer ended. */
export interface Measured {
  readonly outcome: 'answered' | 'provider-broke-off' | 'client-left' | 'response-too-large';
  readonly bytes: number;
  readonly digest: string;
  /** The whole body, while it is small enough to be looked at. */
  readonly whole: Buffer | undefined;
}

/**
 * Lets an answer through as it comes, hashes it, and keeps its last piece back until `onEnd` has written it down: nobody has
 * a whole answer that is not in the log. `onEnd` is called once, however it ends.
 */
export class MeasuredAnswer extends Transform {
  readonly #hash = createHash('sha256');
  readonly #maxBytes: number;
  readonly #onEnd: (measured: Measured) => Promise<void>;
  #kept: Buffer[] | undefined;
  #held: Buffer | undefined;
  #bytes = 0;
  #isOver = false;

  constructor(options: {
    readonly maxBytes: number;
    readonly keeps: boolean;
    onEnd(measured: Measured): Promise<void>;
  }) {
    super();
    this.#maxBytes = options.maxBytes;
    this.#kept = options.keeps ? [] : undefined;
    this.#onEnd = options.onEnd;
  }

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#bytes += piece.length;
    if (this.#bytes > this.#maxBytes) {
      done(new Error('response-too-large'));
      return;
    }
    this.#hash.update(piece);
    if (this.#bytes > mostKeptBytes) this.#kept = undefined;
    this.#kept?.push(piece);
    const before = this.#held;
    this.#held = piece;
    done(null, before);
  }

  override _flush(done: TransformCallback): void {
    this.#end('answered').then(
      () => done(null, this.#held),
      (error) => done(error),
    );
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    const outcome =
      error?.message === 'response-too-large' ? error.message : error ? 'provider-broke-off' : 'client-left';
    this.#end(outcome as Measured['outcome']).then(
      () => done(error),
      () => done(error),
    );
  }

  async #end(outcome: Measured['outcome']): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    const whole = outcome === 'answered' && this.#kept ? Buffer.concat(this.#kept) : undefined;
    await this.#onEnd({ outcome, bytes: this.#bytes, digest: this.#hash.digest('hex'), whole });
  }
}

/** Larger answers go through unseen: looking at them would keep them in memory. */
const mostKeptBytes = 2 ** 20;
