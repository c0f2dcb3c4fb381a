import { letterData } from './letter-data.ts';
import { LetterError } from './letter-error.ts';
import type { SignaturePlace } from './letter-job.ts';
import { startPressThreads } from './press-threads.ts';
import { readTemplate } from './template.ts';

export interface PrintedLetter {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly signaturePlaces: readonly SignaturePlace[];
  /** Characters of the data that the font cannot draw, each once: a box stands in the letter for them. */
  readonly undrawn: readonly string[];
}

export interface LetterPressOptions {
  /** Folders of `NAME.typ`; the first that has a template wins, so a province may replace a national letter. */
  readonly templatesRoots: readonly string[];
  /** Threads; each holds its own fonts and cache (about 100 MB). */
  readonly concurrency?: number;
  /** Letters that may wait before `queue-full`. */
  readonly queueLimit?: number;
  /** A letter that takes longer is given up: `took-too-long`. */
  readonly timeoutMs?: number;
}

/** The name of a template in the press's folders, or its text. */
export type Template = string | { readonly source: string };

export interface PrintOptions {
  readonly createdAt: Temporal.Instant;
  /** What the template finds at `/files/NAME`: PDFs and pictures to stand in the letter. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
  /** False: a plain PDF, which may hold pages of other PDFs. */
  readonly isArchival?: boolean;
}

export interface LetterPress {
  /**
   * Makes one letter: a tagged PDF/A-2b, equal byte for byte for equal template, data and `createdAt`.
   * `data` is anything JSON can carry; it reaches the template as data, never as markup.
   *
   * @throws LetterError `queue-full`, `template-unknown`, `template-broken`, `data-too-large`, `took-too-long`, `press-closed`
   */
  render(template: Template, data: unknown, options: PrintOptions): Promise<Uint8Array>;
  /**
   * The same, with the places the letter leaves for signatures (`signPdf` takes one as its `place`), and what could
   * not be drawn.
   */
  print(template: Template, data: unknown, options: PrintOptions): Promise<PrintedLetter>;
  /** Refuses new letters, finishes those accepted, and ends the threads. */
  close(): Promise<void>;
}

/** A year's register of a large province fits; what is larger is a mistake. */
const mostDataBytes = 8_000_000;

/**
 * A press that turns Typst templates into letters, in threads of its own.
 *
 * @example
 * const press = createLetterPress({ templatesRoots: ['packs/national/letters'] });
 * const pdf = await press.render('acknowledgement', data, { createdAt: ctx.now() });
 */
export function createLetterPress(options: LetterPressOptions): LetterPress {
  const { templatesRoots, concurrency = 1, queueLimit = 200, timeoutMs = 60_000 } = options;
  const threads = startPressThreads({ concurrency, queueLimit, timeoutMs });

  const print: LetterPress['print'] = async (
    template,
    data,
    { createdAt, files = {}, isArchival = true },
  ) => {
    const undrawn = new Set<string>();
    const json = JSON.stringify(letterData(data, undrawn));
    if (json.length > mostDataBytes) throw new LetterError('data-too-large', `${json.length} bytes`);
    const letter = await threads.run({
      source: typeof template === 'string' ? readTemplate(templatesRoots, template) : template.source,
      data: json,
      files,
      createdAtSeconds: Math.floor(createdAt.epochMilliseconds / 1000),
      isArchival,
    });
    return { ...letter, undrawn: [...undrawn] };
  };

  return { print, render: async (...letter) => (await print(...letter)).pdf, close: () => threads.close() };
}
