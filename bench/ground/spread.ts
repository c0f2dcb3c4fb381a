/** Milliseconds of one query, asked many times. */
export interface Spread {
  /** What the quarter takes that the machine's other work left alone: two sizes are measured minutes apart. */
  readonly p25: number;
  readonly p50: number;
  readonly p95: number;
}

const runs = 200;

/** Asks one after the other, after a few to warm up. */
export async function spread(query: () => Promise<unknown>): Promise<Spread> {
  for (let warm = 0; warm < 20; warm += 1) await query();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await query();
    times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => Number(times[Math.floor(runs * share)]!.toFixed(2));
  return { p25: at(0.25), p50: at(0.5), p95: at(0.95) };
}
