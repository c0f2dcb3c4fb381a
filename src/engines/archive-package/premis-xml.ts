import type { ArchivePackage, PackageEvent } from './archive-package.ts';
import { places } from './archive-package.ts';
import { element, type Markup, optional, xmlFile } from './xml.ts';

/** A file as it was found when the package was made: its hash is that of the contents list, and what it claims to be. */
export interface FoundFile {
  readonly path: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** "PDF/A-2B", where the file says so of itself. */
  readonly claims: string | null;
}

const p = (name: string, ...content: readonly Markup[]) => element(`premis:${name}`, {}, content);
const text = (name: string, value: string) => element(`premis:${name}`, {}, value);
const identifier = (of: string, type: string, value: string) =>
  p(`${of}Identifier`, text(`${of}IdentifierType`, type), text(`${of}IdentifierValue`, value));

/** What happened to the folder and what its files are (PREMIS 3.0: objects, events, agents). */
export function premisXml(
  { events, creator, id, createdAt }: ArchivePackage,
  files: readonly FoundFile[],
): string {
  const actors = [...new Set(events.map(({ actor }) => actor))];
  return xmlFile(
    element(
      'premis:premis',
      {
        'xmlns:premis': 'http://www.loc.gov/premis/v3',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        version: '3.0',
      },
      [
        ...files.map(objectXml),
        ...events.map(eventXml),
        p(
          'event',
          identifier('event', 'local', `${id}-export`),
          text('eventType', 'message digest calculation'),
          text('eventDateTime', createdAt),
          p('eventOutcomeInformation', text('eventOutcome', 'success')),
          linkTo(creator),
        ),
        ...actors.map((actor) => agentXml(actor, 'person')),
        agentXml(creator, 'software'),
      ],
    ),
  );
}

const objectXml = ({ path, mediaType, sizeBytes, sha256, claims }: FoundFile) =>
  element('premis:object', { 'xsi:type': 'premis:file' }, [
    identifier('object', 'path', places.content(path)),
    p(
      'objectCharacteristics',
      p('fixity', text('messageDigestAlgorithm', 'SHA-256'), text('messageDigest', sha256)),
      text('size', String(sizeBytes)),
      p(
        'format',
        p('formatDesignation', text('formatName', mediaType)),
        ...optional('premis:formatNote', claims),
      ),
    ),
  ]);

const eventXml = ({ id, type, at, actor, position, chainSha256 }: PackageEvent) =>
  p(
    'event',
    identifier('event', 'UUID', id),
    text('eventType', type),
    text('eventDateTime', at),
    p('eventDetailInformation', text('eventDetail', `position ${position}; chain sha256 ${chainSha256}`)),
    linkTo(actor),
  );

const linkTo = (agent: string) => identifier('linkingAgent', 'name', agent);

const agentXml = (name: string, type: string) =>
  p('agent', identifier('agent', 'name', name), text('agentName', name), text('agentType', type));
