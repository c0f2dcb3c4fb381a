/** What every way of exchanging messages says of one, in words of its own. */
export interface MessageHeaders {
  readonly messageId: string;
  /** Agency codes: "H18.12". */
  readonly sender: string;
  readonly recipient: string;
  readonly service: string;
  readonly action: string;
  readonly sentAt: Temporal.Instant;
  /** The message that this one is about. */
  readonly refersTo: string | null;
}

/** How codes are written in a network; the names of the Vietnamese ones are settings, for none are published. */
export interface Network {
  /** X-Road: "VN-DEV", "GOV". */
  readonly instance: string;
  readonly memberClass: string;
  /** AS4: the domain that makes identifiers unique. */
  readonly domain: string;
  /** edXML carries documents and nothing else: the service that they are. */
  readonly documents: string;
}

type Named = Readonly<Record<string, string>>;

interface Row {
  /** How each standard names it; null where it has no place for it. */
  readonly xRoad: string | null;
  readonly as4: string | null;
  readonly edxml: string | null;
  readonly read: (text: string, network: Network, standard: Standard) => Partial<MessageHeaders>;
  readonly write: (headers: MessageHeaders, network: Network, standard: Standard) => string | null;
}

export type Standard = 'xRoad' | 'as4' | 'edxml';

/** X-Road names a subsystem by four parts; the parts of our codes' own hierarchy stay in the member's. */
const party = (key: 'sender' | 'recipient'): Pick<Row, 'read' | 'write'> => ({
  write: (headers, { instance, memberClass }, standard) =>
    standard === 'xRoad'
      ? [instance, memberClass, headers[key], headers.service].map(encodeURIComponent).join('/')
      : headers[key],
  read(text, _network, standard) {
    if (standard !== 'xRoad') return { [key]: text };
    const [, , code = '', service = ''] = text.split('/').map(decodeURIComponent);
    return { [key]: code, ...(key === 'recipient' && { service }) };
  },
});

/** AS4 wants identifiers as of mail: unique under a domain (ebMS 3.0, 5.2.2.1; RFC 2822). */
const identifier = (key: 'messageId' | 'refersTo'): Pick<Row, 'read' | 'write'> => ({
  write: (headers, { domain }, standard) => {
    const id = headers[key];
    return id === null ? null : standard === 'as4' ? `${id}@${domain}` : id;
  },
  read: (text, { domain }, standard) => ({
    [key]: standard === 'as4' && text.endsWith(`@${domain}`) ? text.slice(0, -domain.length - 1) : text,
  }),
});

const word = (key: 'service' | 'action'): Pick<Row, 'read' | 'write'> => ({
  write: (headers) => headers[key],
  read: (text) => ({ [key]: text }),
});

/**
 * Which header of one standard is which of another: X-Road’s message protocol for REST, where the service is the path; ebMS 3.0
 * (AS4), 5.2.2; QCVN 102:2016. X-Road has no word for an act and a time, so these go under names of ours.
 */
export const headerTable: readonly Row[] = [
  {
    xRoad: 'X-Road-Id',
    as4: 'eb:MessageInfo/eb:MessageId',
    edxml: 'MessageHeader/DocumentId',
    ...identifier('messageId'),
  },
  {
    xRoad: 'X-Road-Client',
    as4: 'eb:PartyInfo/eb:From/eb:PartyId',
    edxml: 'MessageHeader/From/OrganId',
    ...party('sender'),
  },
  {
    xRoad: '/r1/',
    as4: 'eb:PartyInfo/eb:To/eb:PartyId',
    edxml: 'MessageHeader/To/OrganId',
    ...party('recipient'),
  },
  { xRoad: null, as4: 'eb:CollaborationInfo/eb:Service', edxml: null, ...word('service') },
  {
    xRoad: 'LGSP-Action',
    as4: 'eb:CollaborationInfo/eb:Action',
    edxml: 'MessageHeader/BussinessDocType',
    ...word('action'),
  },
  {
    xRoad: 'LGSP-Sent-At',
    as4: 'eb:MessageInfo/eb:Timestamp',
    edxml: 'TraceHeaderList/TraceHeader/Timestamp',
    write: ({ sentAt }) => sentAt.toString(),
    read: (text) => ({ sentAt: Temporal.Instant.from(text) }),
  },
  {
    xRoad: 'X-Road-Issue',
    as4: 'eb:MessageInfo/eb:RefToMessageId',
    edxml: 'MessageHeader/ResponseFor/DocumentId',
    ...identifier('refersTo'),
  },
];

/**
 * The headers of a message as a standard writes them.
 *
 * @throws Error for edXML when it is no document
 */
export function writeHeaders(headers: MessageHeaders, standard: Standard, network: Network): Named {
  if (standard === 'edxml' && headers.service !== network.documents)
    throw new Error('edXML carries documents only');
  return Object.fromEntries(
    headerTable.flatMap((row) => {
      const [name, value] = [row[standard], row.write(headers, network, standard)];
      return name === null || value === null ? [] : [[name, value]];
    }),
  );
}

/**
 * What a standard's headers say.
 *
 * @throws Error for what is missing
 */
export function readHeaders(named: Named, standard: Standard, network: Network): MessageHeaders {
  const known = headerTable.reduce<Partial<MessageHeaders>>(
    (read, row) => {
      const text = row[standard] === null ? undefined : named[row[standard]];
      return text === undefined ? read : Object.assign(read, row.read(text, network, standard));
    },
    { refersTo: null, ...(standard === 'edxml' && { service: network.documents }) },
  );
  for (const name of ['messageId', 'sender', 'recipient', 'service', 'action', 'sentAt'] as const) {
    if (known[name] === undefined) throw new Error(`The headers do not say: ${name}`);
  }
  return known as MessageHeaders;
}
