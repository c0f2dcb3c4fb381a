import type { ArchivePackage } from './archive-package.ts';
import { element, type Markup, xmlFile } from './xml.ts';

/** A payload file as METS names it. */
export interface ListedFile {
  /** Below the root folder: `data/…`. */
  readonly place: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

const inPackage = (place: string) => place.replace(/^data\//, '');

const facts = ({ mediaType, sizeBytes, sha256 }: ListedFile, created: string) => ({
  MIMETYPE: mediaType,
  SIZE: sizeBytes,
  CREATED: created,
  CHECKSUM: sha256,
  CHECKSUMTYPE: 'SHA-256',
});

const at = (place: string) => ({ LOCTYPE: 'URL', 'xlink:type': 'simple', 'xlink:href': inPackage(place) });

/** The list of everything in the package and how it hangs together (METS 1.12.1 by the E-ARK CSIP profile 2.1). */
export function metsXml(
  { id, kind, createdAt, creator, agency, folder }: ArchivePackage,
  metadata: { readonly descriptive: ListedFile; readonly premis: ListedFile; readonly schema: ListedFile },
  content: readonly ListedFile[],
): string {
  const fileId = (index: number) => `file-${index + 1}`;
  const groups = [
    { use: 'Representations/rep1', id: 'rep1', files: content },
    { use: 'Schemas', id: 'schemas', files: [metadata.schema] },
  ];
  let count = 0;
  const listed = groups.map((group) => ({
    ...group,
    files: group.files.map((file) => ({ file, fileId: fileId(count++) })),
  }));
  const mdRef = (file: ListedFile, type: Readonly<Record<string, string>>): Markup =>
    element('mets:mdRef', { ...at(file.place), ...type, ...facts(file, createdAt) });
  return xmlFile(
    element(
      'mets:mets',
      {
        'xmlns:mets': 'http://www.loc.gov/METS/',
        'xmlns:csip': 'https://DILCIS.eu/XML/METS/CSIPExtensionMETS',
        'xmlns:xlink': 'http://www.w3.org/1999/xlink',
        OBJID: id,
        LABEL: `${folder.code} ${folder.title}`,
        TYPE: 'Mixed',
        'csip:CONTENTINFORMATIONTYPE': 'MIXED',
        PROFILE: 'https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml',
      },
      [
        element('mets:metsHdr', { CREATEDATE: createdAt, 'csip:OAISPACKAGETYPE': kind }, [
          element('mets:agent', { ROLE: 'CREATOR', TYPE: 'OTHER', OTHERTYPE: 'SOFTWARE' }, [
            element('mets:name', {}, creator),
            element('mets:note', { 'csip:NOTETYPE': 'SOFTWARE VERSION' }, '1'),
          ]),
          element('mets:agent', { ROLE: 'CREATOR', TYPE: 'ORGANIZATION' }, [
            element('mets:name', {}, agency.name),
            element('mets:note', { 'csip:NOTETYPE': 'IDENTIFICATIONCODE' }, agency.code),
          ]),
        ]),
        element('mets:dmdSec', { ID: 'dmd-folder', CREATED: createdAt, STATUS: 'CURRENT' }, [
          mdRef(metadata.descriptive, { MDTYPE: 'OTHER', OTHERMDTYPE: 'FOLDER' }),
        ]),
        element('mets:amdSec', {}, [
          element('mets:digiprovMD', { ID: 'premis', CREATED: createdAt, STATUS: 'CURRENT' }, [
            mdRef(metadata.premis, { MDTYPE: 'PREMIS' }),
          ]),
        ]),
        element(
          'mets:fileSec',
          { ID: 'files' },
          listed.map(({ use, id: groupId, files }) =>
            element(
              'mets:fileGrp',
              { ID: `group-${groupId}`, USE: use },
              files.map(({ file, fileId: ID }) =>
                element('mets:file', { ID, ...facts(file, createdAt) }, [
                  element('mets:FLocat', at(file.place)),
                ]),
              ),
            ),
          ),
        ),
        element('mets:structMap', { ID: 'structure', TYPE: 'PHYSICAL', LABEL: 'CSIP' }, [
          element('mets:div', { ID: 'div-root', LABEL: id }, [
            element('mets:div', {
              ID: 'div-metadata',
              LABEL: 'Metadata',
              DMDID: 'dmd-folder',
              ADMID: 'premis',
            }),
            ...listed.map(({ use, id: groupId }) =>
              element('mets:div', { ID: `div-${groupId}`, LABEL: use }, [
                element('mets:fptr', { FILEID: `group-${groupId}` }),
              ]),
            ),
          ]),
        ]),
      ],
    ),
  );
}
