/** Why an attachment is kept apart. */
export type Danger = 'program' | 'script' | 'macros' | 'hidden-name' | 'disk-image' | 'locked';

const endings: Readonly<Record<string, Danger>> = Object.fromEntries(
  (
    [
      ['program', 'exe com scr pif msi msp dll cpl sys jar apk app deb rpm elf'],
      [
        'script',
        'js jse vbs vbe wsf wsh ps1 psm1 bat cmd sh hta html htm xhtml svg lnk url scf reg chm py php',
      ],
      ['macros', 'docm dotm xlsm xltm xlam pptm potm ppam ppsm'],
      ['disk-image', 'iso img vhd vhdx dmg one'],
    ] as const
  ).flatMap(([danger, list]) => list.split(' ').map((ending) => [ending, danger] as const)),
);

/**
 * What is dangerous about a file, by its name and its bytes; null when nothing is known against it. A name is believed where it
 * speaks against the file, never where it speaks for it.
 */
export function dangerOf({
  name,
  bytes,
}: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): Danger | null {
  // A right-to-left mark makes "gpj.exe" look like "exe.jpg".
  if (/[‪-‮⁦-⁩]/u.test(name)) return 'hidden-name';
  const ending = name
    .trim()
    .replace(/[. ]+$/, '')
    .split('.')
    .at(-1)!
    .toLowerCase();
  return endings[ending] ?? inBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function inBytes(bytes: Buffer): Danger | null {
  const head = bytes.subarray(0, 512).toString('latin1');
  if (head.startsWith('MZ') || head.startsWith('\x7fELF') || head.startsWith('\xca\xfe\xba\xbe'))
    return 'program';
  if (head.startsWith('#!') || /^\s*(?:<!doctype html|<html|<script|<svg)/i.test(head)) return 'script';
  // Compound files are those of old Word and Excel: with macros they hold a storage of this name, in UTF-16.
  if (head.startsWith('\xd0\xcf\x11\xe0')) {
    return bytes.includes(Buffer.from('_VBA_PROJECT', 'utf16le')) ? 'macros' : null;
  }
  return head.startsWith('PK\x03\x04') ? inZip(bytes) : null;
}

/** The names in a ZIP's directory, and whether it can be looked into at all. */
function inZip(bytes: Buffer): Danger | null {
  const entry = Buffer.from('PK\x01\x02', 'latin1');
  for (let at = bytes.indexOf(entry); at >= 0 && at + 46 < bytes.length; at = bytes.indexOf(entry, at + 46)) {
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) return 'locked';
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28)).toLowerCase();
    if (name.endsWith('vbaproject.bin')) return 'macros';
    const danger = endings[name.split('.').at(-1)!];
    // Office files hold relations named ".rels" and pages of XML; a program among them is none of theirs.
    if (danger) return danger;
  }
  return null;
}
