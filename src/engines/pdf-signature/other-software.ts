// For tests: what independent programs say about our files.
import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Skips, loudly, on a laptop without the program; runs and fails in CI. */
export function needs(program: string): { skip: boolean } {
  const isMissing = spawnSync(program, ['--version']).error !== undefined;
  if (isMissing) console.error(`${program} is missing: its opinion of our files is NOT asked`);
  return { skip: isMissing && process.env['CI'] !== 'true' };
}

export interface Said {
  readonly status: number | null;
  readonly text: string;
}

/** Runs a program on files given by name; the arguments may mention them, and run inside their folder. */
export function ask(
  program: string,
  args: readonly string[],
  files: Readonly<Record<string, Uint8Array | string>>,
): Said {
  return inFolder(files, (folder) => {
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd: folder,
      env: { ...process.env, TZ: 'UTC' },
    });
    return { status, text: `${stdout}${stderr}` };
  });
}

export function inFolder<T>(
  files: Readonly<Record<string, Uint8Array | string>>,
  work: (folder: string) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), 'muong-signature-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const pem = (der: Uint8Array): string => new X509Certificate(der).toString();
