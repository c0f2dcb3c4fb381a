/** A file that a container holds under its path. */
export interface ContainerFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** EN 319 162-1, annex A: what the first entry says, stored and without an extra field. */
export const containerType = 'application/vnd.etsi.asic-e+zip';

/** ASiC-S holds one file and what signs it (4.3); ASiC-E any number (4.4). */
export const containerKinds: Readonly<Record<string, ContainerKind>> = {
  [containerType]: 'extended',
  'application/vnd.etsi.asic-s+zip': 'simple',
};
export type ContainerKind = 'simple' | 'extended';

export interface Container {
  readonly kind: ContainerKind;
  /** By their paths, those about signatures included, the first entry left out. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export const asicUri = 'http://uri.etsi.org/02918/v1.2.1#';
export const xadesUri = 'http://uri.etsi.org/01903/v1.3.2#';
export const xades141Uri = 'http://uri.etsi.org/01903/v1.4.1#';
export const signedPropertiesType = 'http://uri.etsi.org/01903#SignedProperties';

export const isAboutSignatures = (name: string): boolean => /^META-INF\//i.test(name);

/** Paths stand in references as URIs do, each segment encoded (RFC 3986, 3.3). */
export const uriOf = (name: string): string => name.split('/').map(encodeURIComponent).join('/');

/** The path that a reference names; nothing where it is no plain relative URI. */
export function nameOf(uri: string): string | undefined {
  if (/[?#:\\]|^\//.test(uri)) return undefined;
  try {
    return decodeURIComponent(uri);
  } catch {
    return undefined;
  }
}

/**
 * Whether a path stays inside the folder it is unpacked to, on any system. A colon is refused for the drives and streams
 * of Windows, and a backslash because it is a separator there.
 */
export const isSafePath = (name: string): boolean =>
  name.length > 0 &&
  name.length <= 1000 &&
  !/[\p{Cc}\\:]/u.test(name) &&
  name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
