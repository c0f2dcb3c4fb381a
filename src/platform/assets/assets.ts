/** One built file, ready to send. */
export interface Asset {
  /** Under `/assets/`, with the hash of its content in it. */
  readonly file: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  /** Compressed as well as can be, once; null when it does not pay. */
  brotli(): Promise<Buffer | null>;
  gzip(): Promise<Buffer | null>;
}

/** The bundled styles, islands and pictures, held in memory. */
export interface Assets {
  /**
   * The address of a built file by its plain name: `url('styles.css')`, `url('date-field.js')`.
   * @throws Error naming the missing file: a page must not point at nothing
   */
  url(name: string): string;
  /** The address of a browser element: `island('date-field')` for `date-field.element.ts`. */
  island(name: string): string;
  /** A service worker: `worker('kept-pages')` for `kept-pages.worker.ts`. */
  worker(name: string): Asset | undefined;
  find(file: string): Asset | undefined;
  /** Compresses everything now, so that the first visitor does not wait for it. */
  precompress(): Promise<void>;
}
