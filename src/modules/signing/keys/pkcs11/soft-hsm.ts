import { execFileSync } from 'node:child_process';
import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const library = '/usr/lib/softhsm/libsofthsm2.so';

/** Why the tests of tokens cannot run here; false where they can. In CI they must. */
export const skipWithoutSoftHsm =
  !existsSync(library) && process.env['CI'] !== 'true' ? 'SoftHSM (softhsm2) is not installed' : false;

export interface SoftHsm {
  readonly library: string;
  readonly serial: string;
  readonly pin: string;
}

/** A token in software, as a test wants it. One folder for the process: the library reads its settings once. */
export function softHsm(label: string, pin: string): SoftHsm {
  const folder = process.env['SOFTHSM2_CONF'] ? undefined : mkdtempSync(join(tmpdir(), 'muong-hsm-'));
  if (folder) {
    const settings = join(folder, 'softhsm2.conf');
    mkdirSync(join(folder, 'tokens'));
    writeFileSync(settings, `directories.tokendir = ${join(folder, 'tokens')}\nlog.level = ERROR\n`);
    process.env['SOFTHSM2_CONF'] = settings;
  }
  run('softhsm2-util', '--init-token', '--free', '--label', label, '--pin', pin, '--so-pin', '87654321');
  const slots = run('softhsm2-util', '--show-slots');
  const serial = slots
    .split(/^Slot /m)
    .find((slot) => new RegExp(`Label: +${label}\\s*$`, 'm').test(slot))
    ?.match(/Serial number: +(\S+)/)?.[1];
  return { library, serial: serial!, pin };
}

/** Puts a private key into the token, as an administrator does. */
export function putKey({ serial, pin }: SoftHsm, keyId: string, key: KeyObject): void {
  const file = join(mkdtempSync(join(tmpdir(), 'muong-key-')), 'key.pem');
  writeFileSync(file, key.export({ format: 'pem', type: 'pkcs8' }));
  run('softhsm2-util', '--import', file, '--serial', serial, '--pin', pin, '--label', keyId, '--id', keyId);
}

const run = (program: string, ...parts: readonly string[]): string =>
  execFileSync(program, parts, { encoding: 'utf8' });
