interface Entry<T> {
  readonly at: number;
  readonly order: number;
  readonly value: T;
}

/** A binary heap by time; what is due at the same time comes out in the order it went in. */
export class TimeQueue<T> {
  readonly #heap: Entry<T>[] = [];
  #pushed = 0;

  push(at: number, value: T): void {
    const heap = this.#heap;
    const entry = { at, order: this.#pushed++, value };
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (isBefore(heap[parent]!, entry)) break;
      heap[index] = heap[parent]!;
      index = parent;
    }
    heap[index] = entry;
  }

  pop(): { readonly at: number; readonly value: T } | undefined {
    const heap = this.#heap;
    const [top] = heap;
    const entry = heap.pop();
    if (!entry || heap.length === 0) return top;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
      if (isBefore(entry, heap[child]!)) break;
      heap[index] = heap[child]!;
      index = child;
    }
    heap[index] = entry;
    return top;
  }
}

const isBefore = <T>(one: Entry<T>, other: Entry<T>) =>
  one.at < other.at || (one.at === other.at && one.order < other.order);
