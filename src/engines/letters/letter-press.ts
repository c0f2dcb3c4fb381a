import { Worker } from 'node:worker_threads';
import { letterData } from './letter-data.ts';
import { LetterError } from './letter-error.ts';
import { readTemplate } from './template.ts';

/** Where somebody signs: page from zero, rectangle in points from the lower left corner, as PDF counts. */
export interface SignaturePlace {
  /** The position ("Giám đốc") or part ("Người nộp hồ sơ") the template names. */
  readonly role: string;
  readonly page: number;
  readonly rectangle: readonly [left: number, bottom: number, right: number, top: number];
}

export interface PrintedLetter {
  readonly pdf: Uint8Array;
  readonly signaturePlaces: readonly SignaturePlace[];
}

/** @internal what goes to the thread … */
export interface LetterJob {
  readonly id: number;
  readonly source: string;
  readonly data: string;
  readonly createdAtSeconds: number;
}

/** @internal … and what comes back. */
export type LetterOutcome = { readonly id: number } & (PrintedLetter | { readonly broken: string });

interface Waiting {
  readonly job: LetterJob;
  readonly resolve: (letter: PrintedLetter) => void;
  readonly reject: (error: LetterError) => void;
}

export interface LetterPressOptions {
  /** Folders of `NAME.typ`; the first that has a template wins, so a province may replace a national letter. */
  readonly templatesRoots: readonly string[];
  /** Threads; each holds its own fonts and cache (about 100 MB). */
  readonly concurrency?: number;
  /** Letters that may wait before `queue-full`. */
  readonly queueLimit?: number;
}

/** The name of a template in the press's folders, or its text. */
export type Template = string | { readonly source: string };

export interface LetterPress {
  /**
   * Makes one letter: a tagged PDF/A-2b, equal byte for byte for equal template, data and `createdAt`.
   * `data` is anything JSON can carry; it reaches the template as data, never as markup.
   *
   * @throws LetterError `queue-full`, `template-unknown`, `template-broken`, `press-closed`
   */
  render(
    template: Template,
    data: unknown,
    options: { readonly createdAt: Temporal.Instant },
  ): Promise<Uint8Array>;
  /** The same, with the places the letter leaves for signatures: `signPdf` takes one as its `place`. */
  print(
    template: Template,
    data: unknown,
    options: { readonly createdAt: Temporal.Instant },
  ): Promise<PrintedLetter>;
  /** Refuses new letters, finishes those accepted, and ends the threads. */
  close(): Promise<void>;
}

/**
 * A press that turns Typst templates into letters, in threads of its own.
 *
 * @example
 * const press = createLetterPress({ templatesRoots: ['packs/national/letters'] });
 * const pdf = await press.render('acknowledgement', data, { createdAt: ctx.now() });
 */
export function createLetterPress(options: LetterPressOptions): LetterPress {
  const { templatesRoots, concurrency = 1, queueLimit = 200 } = options;
  const queue: Waiting[] = [];
  const idle: Worker[] = [];
  const printing = new Map<Worker, Waiting>();
  let isClosed = false;
  let lastId = 0;
  let emptied = () => {};

  function start(): Worker {
    const worker = new Worker(new URL('./letter-worker.ts', import.meta.url));
    worker.on('message', (outcome: LetterOutcome) => {
      finish(worker, outcome);
      rest(worker);
    });
    worker.on('error', (error) => replace(worker, String(error)));
    return worker;
  }

  function finish(worker: Worker, outcome: LetterOutcome) {
    const waiting = printing.get(worker);
    printing.delete(worker);
    if ('pdf' in outcome) {
      waiting?.resolve({ pdf: outcome.pdf, signaturePlaces: outcome.signaturePlaces });
    } else waiting?.reject(new LetterError('template-broken', outcome.broken));
  }

  function rest(worker: Worker) {
    // An idle thread does not keep the process alive.
    worker.unref();
    idle.push(worker);
    work();
  }

  /** A thread that died takes only its own letter with it. */
  function replace(dead: Worker, reason: string) {
    finish(dead, { id: 0, broken: reason });
    work();
  }

  function work() {
    while (queue.length > 0) {
      const worker = idle.pop() ?? (printing.size < concurrency ? start() : undefined);
      if (!worker) return;
      const waiting = queue.shift() as Waiting;
      printing.set(worker, waiting);
      worker.ref();
      worker.postMessage(waiting.job);
    }
    if (printing.size === 0) emptied();
  }

  const print: LetterPress['print'] = async (template, data, { createdAt }) => {
    if (isClosed) throw new LetterError('press-closed');
    if (queue.length >= queueLimit) throw new LetterError('queue-full', `${queueLimit} letters are waiting`);
    const job: LetterJob = {
      id: ++lastId,
      source: typeof template === 'string' ? readTemplate(templatesRoots, template) : template.source,
      data: JSON.stringify(letterData(data)),
      createdAtSeconds: Math.floor(createdAt.epochMilliseconds / 1000),
    };
    return new Promise((resolve, reject) => {
      queue.push({ job, resolve, reject });
      work();
    });
  };

  return {
    print,
    render: async (...letter) => (await print(...letter)).pdf,
    async close() {
      isClosed = true;
      if (queue.length + printing.size > 0) await new Promise<void>((resolve) => (emptied = resolve));
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
    },
  };
}
