import type { TestEvent } from 'node:test/reporters';

/** The last line of a run: how many tests passed and failed. Stands beside a reporter that shows them. */
export default async function* summaryReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue;
    const { passed, failed, skipped } = event.data.counts as Readonly<Record<string, number>>;
    yield `\n${passed} passed, ${failed} failed, ${skipped} skipped\n`;
  }
}
