// The thread in which Typst runs: compiling is synchronous, and a busy desk must not stop the web server.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { LetterJob, LetterOutcome } from './letter-press.ts';

/** A folder that does not exist: a template can read the library and its own data, and no file of the machine. */
const workspace = '/muong-letters-workspace';

const compiler = NodeCompiler.create({
  workspace,
  fontArgs: [
    { fontPaths: ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'].map(tinosFolder) },
  ],
});

const library = fileURLToPath(new URL('./library/', import.meta.url));
for (const file of readdirSync(library)) {
  compiler.addSource(`${workspace}/letters/${file}`, readFileSync(join(library, file), 'utf8'));
}

parentPort?.on('message', (job: LetterJob) => parentPort?.postMessage(print(job)));

function print(job: LetterJob): LetterOutcome {
  try {
    const pdf = compiler.pdf(
      { mainFileContent: job.source, inputs: { data: job.data } },
      { pdfStandard: 'a-2b', creationTimestamp: job.createdAtSeconds },
    );
    return { id: job.id, pdf: new Uint8Array(pdf) };
  } catch (error) {
    return { id: job.id, broken: diagnosis(error) };
  } finally {
    // Keeps what the last letters share (fonts, library) and nothing older: memory stays flat over thousands.
    compiler.evictCache(2);
  }
}

/** The compiler throws errors whose `code`, not `message`, carries what Typst said. */
function diagnosis(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return [code, message].filter(Boolean).join(' ') || String(error);
}

function tinosFolder(weight: string): string {
  const style = `@expo-google-fonts/tinos/${weight}/Tinos_${weight}.ttf`;
  return dirname(fileURLToPath(import.meta.resolve(style)));
}
