/** How long somebody who signs waits for authorities in all: for the time, and for what is known of revocations. */
export const patienceMs = 8000;

/** Waited for longer than anybody should. */
export class OutOfPatience extends Error {
  readonly code = 'authority-too-slow';
}

/** The answer, or `OutOfPatience`; an answer that comes later is nobody's. */
export async function within<Answer>(ms: number, answer: Promise<Answer>): Promise<Answer> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new OutOfPatience(`no answer within ${ms} ms`)), ms);
  return Promise.race([answer, promise]).finally(() => clearTimeout(timer));
}
