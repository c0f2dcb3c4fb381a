import { Unzip, UnzipInflate } from 'fflate';
import { EdxmlRefusal } from './edxml-refusal.ts';

const step = 16 * 1024;

/**
 * The only file of an archive; nothing when there are several, or none. What comes out is counted as it comes, whatever
 * the archive says of its size.
 *
 * @throws EdxmlRefusal `zip-malformed`, `attachment-too-large`
 */
export function unzipOnly(archive: Uint8Array, maxBytes: number): Uint8Array | undefined {
  const chunks: Uint8Array[] = [];
  let files = 0;
  let size = 0;
  let isWhole = false;
  const unzip = new Unzip((file) => {
    if (file.name.endsWith('/')) return;
    files += 1;
    if (files > 1) return;
    file.ondata = (error, chunk, isLast) => {
      // What was thrown below comes back here as an error of the archive.
      if (error)
        throw error instanceof EdxmlRefusal ? error : new EdxmlRefusal('zip-malformed', error.message);
      size += chunk.length;
      if (size > maxBytes)
        throw new EdxmlRefusal('attachment-too-large', `more than ${maxBytes} bytes unpacked`);
      chunks.push(chunk);
      isWhole ||= isLast;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < archive.length && files < 2; at += step) {
      unzip.push(archive.subarray(at, at + step), at + step >= archive.length);
    }
  } catch (error) {
    if (error instanceof EdxmlRefusal) throw error;
    throw new EdxmlRefusal('zip-malformed', String(error));
  }
  if (files !== 1) return undefined;
  if (!isWhole) throw new EdxmlRefusal('zip-malformed', 'cut short');
  return Buffer.concat(chunks);
}
