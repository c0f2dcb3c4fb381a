// The thread in which Typst runs: compiling is synchronous, and a busy desk must not stop the web server.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler, type NodeTypstCompileResult } from '@myriaddreamin/typst-ts-node-compiler';
import type { LetterJob, LetterOutcome, SignaturePlace } from './letter-job.ts';

/** A folder that does not exist: a template can read the library, its own data and files, and no file of the machine. */
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
  // As a file, not as an input: an input would have Typst evaluate the whole library anew for each letter.
  const shadows = [
    ['/letter-data.json', Buffer.from(job.data)] as const,
    ...Object.entries(job.files).map(([name, bytes]) => [`/files/${name}`, Buffer.from(bytes)] as const),
  ];
  try {
    for (const [path, bytes] of shadows) compiler.mapShadow(workspace + path, bytes);
    const made = compiler.compile({ mainFileContent: job.source });
    if (!made.result) return { broken: diagnosisOf(made) };
    const pdf = compiler.pdf(made.result, {
      ...(job.isArchival && { pdfStandard: 'a-2b' }),
      creationTimestamp: job.createdAtSeconds,
    });
    const places: readonly SignaturePlace[] = compiler.query(made.result, {
      selector: '<signature-place>',
      field: 'value',
    });
    return {
      pdf: new Uint8Array(pdf),
      pages: made.result.numOfPages,
      // Typst counts pages from one.
      signaturePlaces: places.map((place) => ({ ...place, page: place.page - 1 })),
    };
  } catch (error) {
    return { broken: diagnosis(error) };
  } finally {
    for (const [path] of shadows) compiler.unmapShadow(workspace + path);
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
