/** What of the question each phrase answers, and what of the phrase that uses: the best alternative of each part. */
export class Tally {
  readonly answered: Float64Array;
  readonly used: Float64Array;
  readonly touched: number[] = [];
  readonly #isTouched: Uint8Array;
  /** The alternative being noted, and the best alternative of this part so far. */
  readonly #now: [Float64Array, Float64Array];
  readonly #best: [Float64Array, Float64Array];
  #noted: number[] = [];
  #inPart = new Set<number>();

  constructor(phrases: number) {
    const zeros = () => new Float64Array(phrases);
    this.answered = zeros();
    this.used = zeros();
    this.#isTouched = new Uint8Array(phrases);
    this.#now = [zeros(), zeros()];
    this.#best = [zeros(), zeros()];
  }

  note(phrases: readonly number[], used: number, answered: number) {
    const [nowUsed, nowAnswered] = this.#now;
    for (const phrase of phrases) {
      if (nowUsed[phrase] === 0) this.#noted.push(phrase);
      nowUsed[phrase]! += used;
      nowAnswered[phrase]! += answered;
    }
  }

  /** Ends an alternative. */
  close() {
    const [nowUsed, nowAnswered] = this.#now;
    const [bestUsed, bestAnswered] = this.#best;
    for (const phrase of this.#noted) {
      if (nowAnswered[phrase]! > bestAnswered[phrase]!) {
        bestUsed[phrase] = nowUsed[phrase]!;
        bestAnswered[phrase] = nowAnswered[phrase]!;
      }
      nowUsed[phrase] = 0;
      nowAnswered[phrase] = 0;
      this.#inPart.add(phrase);
    }
    this.#noted = [];
  }

  /** Ends a part. */
  settle() {
    const [bestUsed, bestAnswered] = this.#best;
    for (const phrase of this.#inPart) {
      this.used[phrase]! += bestUsed[phrase]!;
      this.answered[phrase]! += bestAnswered[phrase]!;
      bestUsed[phrase] = 0;
      bestAnswered[phrase] = 0;
      if (this.#isTouched[phrase]) continue;
      this.#isTouched[phrase] = 1;
      this.touched.push(phrase);
    }
    this.#inPart.clear();
  }
}
