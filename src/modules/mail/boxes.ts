import { readFileSync } from 'node:fs';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { parse } from 'yaml';

/** An agency's official mailbox: where it is, and how to enter it. */
export interface Box {
  /** The agency's code: "H99.102". */
  readonly agency: string;
  readonly address: string;
  /** `imaps://user:password@host:993`; what stands in a URL by `%` is meant so. */
  readonly imap: string;
  /** Sends in the box's name; the province's own server where it is left out. */
  readonly smtp?: string | undefined;
  /** The name under which its mail server writes what it found out about senders (authserv-id of RFC 8601). */
  readonly server: string;
}

const File = Compile(
  Type.Object(
    {
      boxes: Type.Array(
        Type.Object(
          {
            agency: Type.String({ minLength: 1, maxLength: 50 }),
            address: Type.String({ pattern: '^[^\\s@<>]+@[^\\s@<>]+$' }),
            imap: Type.String({ pattern: '^imaps?://' }),
            smtp: Type.Optional(Type.String({ pattern: '^smtps?://' })),
            server: Type.String({ pattern: '^[A-Za-z0-9.-]+$' }),
          },
          { additionalProperties: false },
        ),
      ),
    },
    { additionalProperties: false },
  ),
);

/** The operator's file of mailboxes; no boxes without one. @throws Error naming the first thing wrong, never a password */
export function readBoxes(path: string | null, smtpUrl: string | null): readonly Box[] {
  if (path === null) return [];
  const value: unknown = parse(readFileSync(path, 'utf8'));
  if (!File.Check(value)) {
    const [error] = File.Errors(value);
    throw new Error(`${path}: ${error?.instancePath || '/'} ${error?.message}`);
  }
  return value.boxes.map(({ smtp, ...box }) => ({ ...box, smtp: smtp ?? smtpUrl ?? undefined }));
}
