// The thread in which Typst runs: compiling is synchronous, and a busy desk must not stop the web server.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler, type NodeTypstCompileResult } from '@myriaddreamin/typst-ts-node-compiler';
import type { LetterJob, LetterOutcome, SignaturePlace } from './letter-press.ts';

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
    const made = compiler.compile({ mainFileContent: job.source, inputs: { data: job.data } });
    if (!made.result) return { id: job.id, broken: diagnosisOf(made) };
    const pdf = compiler.pdf(made.result, {
      pdfStandard: 'a-2b',
      creationTimestamp: job.createdAtSeconds,
    });
    const places: readonly SignaturePlace[] = compiler.query(made.result, {
      selector: '<signature-place>',
      field: 'value',
    });
    // Typst counts pages from one.
    const signaturePlaces = places.map((place) => ({ ...place, page: place.page - 1 }));
    return { id: job.id, pdf: new Uint8Array(pdf), signaturePlaces };
  } catch (error) {
    return { id: job.id, broken: diagnosis(error) };
  } finally {
    // Keeps what the last letters share (fonts, library) and nothing older: memory stays flat over thousands.
    compiler.evictCache(2);
  }
}

/** What Typst said, with the file it spoke of. */
function diagnosisOf(made: NodeTypstCompileResult): string {
  const found = made.takeDiagnostics();
  const said: readonly { message: string; path: string }[] = found ? compiler.fetchDiagnostics(found) : [];
  return (
    said.map(({ message, path }) => `${path.replace(workspace, '')}: ${message}`).join('\n') || 'no document'
  );
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
