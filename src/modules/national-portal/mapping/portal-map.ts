import { type Static, type TObject, type TString, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Pack, PackFault } from '#platform/packs/index.ts';

const closed = { additionalProperties: false };
const Word = Type.String({ minLength: 1, maxLength: 200 });
const Words = Type.Record(Type.String(), Word);
const names = <Name extends string>(...of: readonly Name[]) =>
  Type.Object(Object.fromEntries(of.map((name) => [name, Word])) as Record<Name, TString>, closed) as TObject<
    Record<Name, TString>
  >;

const Mapping = Type.Object(
  {
    /** Whether somebody has held it against the portal's own documents. */
    isVerified: Type.Boolean(),
    addresses: names('login', 'call'),
    envelope: names('account', 'password', 'session', 'agency', 'service', 'isUpdating', 'data'),
    answer: names('code', 'text', 'list', 'cursor', 'id'),
    success: Type.Array(Word, { minItems: 1 }),
    /** Codes that ask to come again later. */
    temporary: Type.Array(Word),
    services: names('tell', 'fetch', 'day', 'procedures'),
    asking: names('cursor', 'limit', 'day'),
    statuses: names('1', '2', '3', '4', '5', '6', '7', '8', '9', '10'),
    channels: names('inPerson', 'online', 'post'),
    returnMethods: names('inPerson', 'online', 'post'),
    agencies: Words,
    status: names(
      ...([
        'id',
        'code',
        'externalCode',
        'procedureCode',
        'procedureName',
        'agencyCode',
        'agencyName',
      ] as const),
      ...([
        'channel',
        'status',
        'at',
        'submittedAt',
        'acceptedAt',
        'dueAt',
        'finishedAt',
        'returnedAt',
      ] as const),
      ...(['reason', 'requirements', 'feeVnd', 'feePaidVnd', 'applicantName', 'identityNumber'] as const),
      ...(['results', 'resultName', 'resultHref', 'resultSha256'] as const),
    ),
    day: names('code', 'status'),
    kinds: Type.Record(
      Type.String(),
      Type.Union(
        (['dossier', 'supplement', 'withdrawal', 'payment', 'status'] as const).map((kind) =>
          Type.Literal(kind),
        ),
      ),
    ),
    arrival: names('id', 'kind', 'externalCode', 'dossierCode', 'at'),
    dossier: names(
      ...(['procedureCode', 'agencyCode', 'placeCode', 'provinceCode', 'decidedBy', 'returnMethod'] as const),
      ...(['name', 'identityNumber', 'phone', 'email', 'address', 'answers', 'papers'] as const),
    ),
    paper: names('name', 'code', 'files'),
    file: names('name', 'path', 'sha256'),
    supplement: names('papers'),
    withdrawal: names('reason'),
    payment: names('amountVnd', 'transaction', 'at'),
    followed: names('status', 'dueAt', 'reason'),
    answers: Type.Record(Type.String(), Words),
    defaults: Type.Record(Type.String(), Type.Union([Type.String(), Type.Boolean()])),
  },
  closed,
);
const mapping = Compile(Mapping);

/** Our words and the portal's: data, so that a province can mend it without code. A name with dots leads inside. */
export type PortalMap = Static<typeof Mapping>;

/** @throws PackFault where the pack has none, or one that does not say all */
export function readPortalMap(pack: Pick<Pack, 'file'>): PortalMap {
  const file = pack.file('national-portal.yaml');
  if (!file) throw new PackFault('national-portal.yaml', 'is missing');
  if (mapping.Check(file.value)) return file.value;
  const [error] = mapping.Errors(file.value);
  throw new PackFault(file.path, `${error?.instancePath || '/'} ${error?.message}`);
}
