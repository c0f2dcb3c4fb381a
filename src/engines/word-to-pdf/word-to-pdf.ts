import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fontSettings, profileSettings } from './profile.ts';

export type WordProblem = 'converter-missing' | 'took-too-long' | 'file-malformed';

export interface WordToPdfOptions {
  /** The program; `soffice` unless said. */
  readonly program?: string;
  readonly timeoutMs?: number;
}

type Converted =
  | { readonly pdf: Uint8Array; readonly problem: null }
  | { readonly pdf: null; readonly problem: WordProblem };

/** Of the processes of one conversion: address space and largest file in kilobytes, processor time in seconds. */
const limits = { memory: 2_000_000, file: 200_000, seconds: 90 };

/** PDF/A-2b (ISO 19005-2). */
const filter = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}';

let last: Promise<unknown> = Promise.resolve();

/** A DOCX as PDF/A-2b; one that cannot be drawn says why. Conversions follow each other. */
export function wordToPdf(docx: Uint8Array, options: WordToPdfOptions = {}): Promise<Converted> {
  const converted = last.then(() => convert(docx, options));
  last = converted.catch(() => {});
  return converted;
}

async function convert(
  docx: Uint8Array,
  { program = 'soffice', timeoutMs = 60_000 }: WordToPdfOptions,
): Promise<Converted> {
  const folder = await mkdtemp(join(tmpdir(), 'muong-word-'));
  try {
    await mkdir(join(folder, 'profile/user'), { recursive: true });
    await writeFile(join(folder, 'profile/user/registrymodifications.xcu'), profileSettings());
    await writeFile(join(folder, 'fonts.conf'), fontSettings(join(folder, 'fonts')));
    await writeFile(join(folder, 'document.docx'), docx);
    const problem = await run(folder, program, timeoutMs);
    if (problem) return { pdf: null, problem };
    return { pdf: await readFile(join(folder, 'document.pdf')), problem: null };
  } catch (error) {
    // It may say that all is well and leave nothing.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { pdf: null, problem: 'file-malformed' };
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** What stood in the way; nothing when it ran to its end. */
function run(folder: string, program: string, timeoutMs: number): Promise<WordProblem | undefined> {
  const bounded = `ulimit -v ${limits.memory} -f ${limits.file} -t ${limits.seconds}; exec "$@"`;
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
  const child = spawn(
    'bash',
    [
      ...['-c', bounded, 'bash', program, profile, '--headless', '--norestore', '--nolockcheck'],
      ...['--convert-to', filter, '--outdir', folder, join(folder, 'document.docx')],
    ],
    { cwd: folder, stdio: 'ignore', detached: true, env: environment(folder) },
  );
  const { promise, resolve } = Promise.withResolvers<WordProblem | undefined>();
  let isLate = false;
  const alarm = setTimeout(() => {
    isLate = true;
    endGroup(child.pid);
  }, timeoutMs);
  child.on('error', () => resolve('converter-missing'));
  child.on('close', (code) => resolve(isLate ? 'took-too-long' : problemOf(code)));
  return promise.finally(() => {
    clearTimeout(alarm);
    endGroup(child.pid);
  });
}

/** 126 and 127 are the shell's words for a program that may not be run, or is not there. */
function problemOf(code: number | null): WordProblem | undefined {
  if (code === 0) return undefined;
  return code === 126 || code === 127 ? 'converter-missing' : 'file-malformed';
}

/** It starts others, which are in its group. */
function endGroup(leader: number | undefined): void {
  try {
    if (leader) process.kill(-leader, 'SIGKILL');
  } catch {
    // All had ended.
  }
}

const nowhere = 'http://127.0.0.1:9';

/** Nothing of ours, such as secrets, is told to it. */
const environment = (folder: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  LANG: 'C.UTF-8',
  // Otherwise each processor of the machine takes its share of the address space.
  MALLOC_ARENA_MAX: '2',
  HOME: folder,
  TMPDIR: folder,
  FONTCONFIG_FILE: join(folder, 'fonts.conf'),
  http_proxy: nowhere,
  https_proxy: nowhere,
});
