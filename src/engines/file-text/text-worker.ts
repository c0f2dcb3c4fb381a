import { parentPort, workerData } from 'node:worker_threads';
import { docxText } from './docx-text.ts';
import { pdfText } from './pdf-text.ts';
import type { FileToRead } from './read-file-text.ts';

const { bytes, mediaType } = workerData as FileToRead;
parentPort!.postMessage(
  mediaType === 'application/pdf' ? await pdfText(bytes) : { text: docxText(bytes), pictures: [] },
);
