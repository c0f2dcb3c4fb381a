import type { ArchivePackage, PackageItem } from './archive-package.ts';
import { element, optional, xmlFile } from './xml.ts';

export const folderNamespace = 'urn:muong:archive:folder:1';

/** What the folder is and what is in it: the fields of a file and of a document of an electronic archive. */
export function folderXml({ agency, folder, items }: ArchivePackage): string {
  return xmlFile(
    element('folder', { xmlns: folderNamespace, id: folder.id }, [
      element('agency', { code: agency.code }, agency.name),
      element('code', {}, folder.code),
      element('title', {}, folder.title),
      element('year', {}, String(folder.year)),
      element('keeper', {}, folder.keeper),
      element('openedOn', {}, folder.openedOn),
      element('closedOn', {}, folder.closedOn),
      element('retention', {
        years: folder.retentionYears ?? undefined,
        isPermanent: String(folder.retentionYears === null),
        endsOn: folder.retentionEndsOn ?? undefined,
      }),
      element('language', {}, 'vie'),
      element('contentsSha256', {}, folder.contentsSha256),
      element('items', { count: items.length }, items.map(itemXml)),
    ]),
  );
}

const itemXml = (item: PackageItem) =>
  element('item', { ordinal: item.ordinal, kind: item.kind, id: item.id }, [
    ...optional('code', item.code),
    element('title', {}, item.title),
    ...optional('typeName', item.typeName),
    ...optional('author', item.author),
    ...optional('datedOn', item.datedOn),
    ...item.files.map(({ path, name, mediaType, sizeBytes, sha256 }) =>
      element('file', { path, mediaType, sizeBytes, sha256 }, name),
    ),
  ]);
