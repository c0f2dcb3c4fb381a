import type { NewEvent } from '#platform/events/index.ts';

interface Batch {
  readonly id: string;
  readonly version: number;
}

/** A fact about a batch: numbers of pages, no words of the papers. */
const aboutBatch =
  <Data extends object>(type: string) =>
  ({ id, version }: Batch, data: Data): NewEvent => ({
    type,
    subject: { type: 'scan-batch', id, version },
    data: data as Readonly<Record<string, unknown>>,
  });

export const scanBatchUploaded = aboutBatch<{ fileIds: readonly string[]; about: string | null }>(
  'scan-batch-uploaded',
);
export const scanBatchSplit = aboutBatch<{ pageCount: number; parts: number; unsorted: number }>(
  'scan-batch-split',
);
export const scanBatchUnreadable = aboutBatch<{ file: number }>('scan-batch-unreadable');

const aboutPart =
  <Data extends object>(type: string) =>
  ({ id, version }: Batch, data: Data): NewEvent => ({
    type,
    subject: { type: 'scan-part', id, version },
    data: data as Readonly<Record<string, unknown>>,
  });

export const scanPartSetAside = aboutPart<{ batchId: string; reason: string }>('scan-part-set-aside');
export const scanPartTrimmed = aboutPart<{ batchId: string; removed: number }>('scan-part-trimmed');
