import { spawn } from 'node:child_process';

const timeoutMs = 60_000;

/** The Vietnamese text of a picture, by `tesseract`; nothing where it or its Vietnamese data is not installed. */
export function recognise(picture: Uint8Array): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn('tesseract', ['stdin', 'stdout', '-l', 'vie', '--psm', '3'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: timeoutMs,
      env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => resolve(code === 0 ? Buffer.concat(chunks).toString('utf8') : undefined));
    // It may end before it has read everything.
    child.stdin.on('error', () => {});
    child.stdin.end(picture);
  });
}
