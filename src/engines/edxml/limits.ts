/** What an envelope may ask of its reader: time and memory stay in proportion to `maxBytes`. */
export interface EdxmlLimits {
  /** Of the whole envelope, attachments in Base64 included. */
  readonly maxBytes: number;
  readonly maxDepth: number;
  readonly maxElements: number;
  /** On one element. */
  readonly maxAttributes: number;
  /** Characters of one value that is not an attachment. */
  readonly maxValueLength: number;
  /** Of one attachment when it is unpacked: a small archive may hold a flood. */
  readonly maxAttachmentBytes: number;
}

/** Generous for real documents: the deepest part of the standard has eight levels. */
export const usualLimits: EdxmlLimits = {
  maxBytes: 200 * 2 ** 20,
  maxDepth: 64,
  maxElements: 50_000,
  maxAttributes: 64,
  maxValueLength: 2 ** 20,
  maxAttachmentBytes: 200 * 2 ** 20,
};
