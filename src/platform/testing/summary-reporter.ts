import type { TestEvent } from 'node:test/reporters';

const mostKept = 20_000;

/**
 * What a failed file wrote on stderr, and the last line of a run: how many tests passed and failed. Stands beside a
 * reporter that shows them. A file that fell before its first test says why nowhere else.
 */
export default async function* summaryReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const written = new Map<string, string>();
  const failed = new Set<string>();
  for await (const { type, data } of events) {
    if (type === 'test:stderr') {
      written.set(data.file, ((written.get(data.file) ?? '') + data.message).slice(-mostKept));
    } else if (type === 'test:fail' && data.file) {
      failed.add(data.file);
    } else if (type === 'test:summary' && data.file === undefined) {
      for (const file of failed) if (written.has(file)) yield `\n── ${file} ──\n${written.get(file)}`;
      const counts = data.counts as Readonly<Record<string, number>>;
      yield `\n${counts['passed']} passed, ${counts['failed']} failed, ${counts['skipped']} skipped\n`;
    }
  }
}
