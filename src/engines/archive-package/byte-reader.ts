/** Takes bytes from a stream in the lengths one asks for; holds a piece of it, never the whole. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next bytes, left in place; fewer where the stream ends. */
  async peek(length: number): Promise<Buffer> {
    while (this.#held.length < length && (await this.#more()));
    return this.#held.subarray(0, length);
  }

  /** The next bytes; fewer where the stream ends. */
  async take(length: number): Promise<Buffer> {
    const taken = Buffer.from(await this.peek(length));
    this.#held = this.#held.subarray(taken.length);
    return taken;
  }

  /** The next bytes piece by piece, as they come. @throws Error when the stream ends before */
  async *chunks(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0; ) {
      if (this.#held.length === 0 && !(await this.#more())) throw new Error('The stream ends too early');
      const piece = this.#held.subarray(0, left);
      this.#held = this.#held.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#source.next();
    if (done) return false;
    this.#held = this.#held.length === 0 ? Buffer.from(value) : Buffer.concat([this.#held, value]);
    return true;
  }
}
