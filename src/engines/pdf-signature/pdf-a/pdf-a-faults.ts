import { readPdf } from '../pdf-file.ts';
import { isKind, type PdfValue } from '../pdf-value.ts';
import { annotationFaults } from './annotation-faults.ts';
import { contentFaults } from './content-faults.ts';
import { fileFaults } from './file-faults.ts';
import { fontFaults } from './font-faults.ts';
import { objectFaults } from './object-faults.ts';

/** A departure from PDF/A-2b, with the clause of ISO 19005-2:2011. */
export type PdfAFault = `${string}: ${string}`;

/**
 * What can be told of PDF/A-2b by the structure of a file: header, trailer, filters, metadata, output intent, colours,
 * graphics states, fonts, annotations, forms, actions and signatures. Not looked at: whether widths of glyphs agree with
 * their programs (6.2.11.5) and whether `.notdef` is drawn (6.2.11.8).
 *
 * @throws PdfError for what is no sound PDF at all
 */
export function pdfAFaults(pdf: Uint8Array): readonly PdfAFault[] {
  const file = readPdf(pdf);
  const objects: (readonly [number, PdfValue])[] = [...file.places.keys()].map((number) => [
    number,
    file.resolve({ kind: 'ref', number, generation: 0 }),
  ]);
  const faults = [
    ...fileFaults(file),
    ...contentFaults(file, objects),
    ...objects.flatMap(([number, value]) => {
      const dictionary = isKind(value, 'stream') ? value.dict : value;
      const own = [
        ...objectFaults(file, value),
        ...(isKind(dictionary, 'dict')
          ? [...fontFaults(file, dictionary), ...annotationFaults(file, dictionary)]
          : []),
      ];
      return own.map((fault): PdfAFault => `${fault} (object ${number})`);
    }),
  ];
  return [...new Set(faults)];
}
