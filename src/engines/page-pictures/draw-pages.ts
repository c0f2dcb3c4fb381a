import { inOwnThread } from '#engines/own-thread/index.ts';

export interface DrawPages {
  /** Dots an inch. */
  readonly resolution: number;
  /** The first so many pages. */
  readonly mostPages: number;
  readonly timeoutMs?: number;
}

/** The first pages of a PDF, each a PNG. @throws Error where it cannot be drawn, or takes too long */
export const drawPages = (
  pdf: Uint8Array,
  { timeoutMs = 20_000, ...wanted }: DrawPages,
): Promise<readonly Uint8Array[]> =>
  inOwnThread(new URL('./page-worker.ts', import.meta.url), { pdf, ...wanted }, { timeoutMs, memoryMb: 512 });
