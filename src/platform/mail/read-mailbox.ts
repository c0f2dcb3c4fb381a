import { ImapFlow } from 'imapflow';

/** A letter as the mailbox has it. */
export interface MailboxLetter {
  readonly uid: bigint;
  readonly receivedAt: Temporal.Instant;
  readonly sizeBytes: number;
  /** Null of what is larger than one takes. */
  readonly source: Uint8Array | null;
}

/** How far a mailbox has been read: the number of a letter means that letter while `uidValidity` stays (RFC 3501, 2.3.1.1). */
export interface MailboxPlace {
  readonly uidValidity: bigint;
  readonly lastUid: bigint;
}

export interface ReadMailbox {
  /** `imaps://user:password@host:port`, or `imap:` inside the machine. */
  readonly url: string;
  readonly after: MailboxPlace;
  readonly maxBytes: number;
  readonly maxLetters: number;
}

/**
 * Reads what came to INBOX since, oldest first, without marking it: the people of the agency read the same mailbox.
 * `take` is awaited for each letter; where it throws, reading ends and comes again from there.
 *
 * @throws Error when the server is away or declines
 */
export async function readMailbox(
  { url, after, maxBytes, maxLetters }: ReadMailbox,
  take: (letter: MailboxLetter, place: MailboxPlace) => Promise<void>,
): Promise<void> {
  const { protocol, hostname, port, username, password } = new URL(url);
  const client = new ImapFlow({
    host: hostname,
    port: Number(port) || (protocol === 'imaps:' ? 993 : 143),
    secure: protocol === 'imaps:',
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  });
  // An error beside a command would end the process; the command that waits says the same.
  client.on('error', () => {});
  await client.connect();
  try {
    const { uidValidity } = await client.mailboxOpen('INBOX', { readOnly: true });
    const since = uidValidity === after.uidValidity ? after.lastUid : 0n;
    for (const uid of (await listUids(client, since)).slice(0, maxLetters)) {
      const letter = await fetchLetter(client, uid, maxBytes);
      if (letter) await take(letter, { uidValidity, lastUid: uid });
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
}

/** "n:*" names the last letter even where it is older than n. */
async function listUids(client: ImapFlow, since: bigint): Promise<readonly bigint[]> {
  const found = (await client.search({ uid: `${since + 1n}:*` }, { uid: true })) || [];
  return found
    .map(BigInt)
    .filter((uid) => uid > since)
    .sort((one, other) => (one < other ? -1 : 1));
}

async function fetchLetter(client: ImapFlow, uid: bigint, maxBytes: number): Promise<MailboxLetter | null> {
  const range = String(uid);
  const known = await client.fetchOne(range, { uid: true, size: true, internalDate: true }, { uid: true });
  // Someone deleted it meanwhile.
  if (!known) return null;
  const sizeBytes = known.size ?? 0;
  const full =
    sizeBytes <= maxBytes ? await client.fetchOne(range, { uid: true, source: true }, { uid: true }) : null;
  const at = known.internalDate ? new Date(known.internalDate).getTime() : 0;
  return {
    uid,
    receivedAt: Temporal.Instant.fromEpochMilliseconds(at),
    sizeBytes,
    source: full ? (full.source ?? null) : null,
  };
}
