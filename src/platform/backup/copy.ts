import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type pg from 'pg';

/** What `pg` calls on a query that speaks the protocol itself. */
interface ProtocolQuery extends pg.Submittable {
  handleCommandComplete(message: { readonly text: string }): void;
  handleError(error: Error): void;
  handleReadyForQuery(connection: CopyConnection): void;
  handleCopyData(message: { readonly chunk: Buffer }, connection: CopyConnection): void;
  handleCopyInResponse(connection: CopyConnection): void;
}

interface CopyConnection {
  readonly stream: NodeJS.ReadableStream & Writable;
  query(text: string): void;
  sendCopyFromChunk(chunk: Uint8Array): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/**
 * Runs `copy … to stdout` (PostgreSQL frontend/backend protocol, "COPY Operations") and writes its bytes to `target`,
 * no faster than that takes them.
 *
 * @returns the number of rows
 */
export function copyOut(client: pg.ClientBase, statement: string, target: Writable): Promise<number> {
  let resume = () => {};
  target.on('drain', () => resume()).once('close', () => resume());
  return submit(client, statement, {
    handleCopyData({ chunk }, { stream }) {
      if (target.destroyed) return; // The disk is full, say: whoever opened it tells.
      // A copy: the parser uses its buffer again.
      if (target.write(Buffer.from(chunk))) return;
      stream.pause();
      resume = () => stream.resume();
    },
  });
}

/** Runs `copy … from stdin` with the bytes of `source`. @returns the number of rows */
export function copyIn(
  client: pg.ClientBase,
  statement: string,
  source: AsyncIterable<Uint8Array>,
): Promise<number> {
  return submit(client, statement, {
    handleCopyInResponse(connection) {
      const send = async () => {
        for await (const chunk of source) {
          connection.sendCopyFromChunk(chunk);
          if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
        }
        connection.endCopyFrom();
      };
      send().catch((error: Error) => connection.sendCopyFail(error.message));
    },
  });
}

function submit(client: pg.ClientBase, statement: string, handlers: Partial<ProtocolQuery>): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0;
    let failure: Error | undefined;
    const query: ProtocolQuery = {
      submit: (connection) => (connection as unknown as CopyConnection).query(statement),
      handleCommandComplete: ({ text }) => {
        rows = Number(/^COPY (\d+)/.exec(text)?.[1] ?? 0);
      },
      handleError(error) {
        failure = error;
        reject(error); // The server may be gone and never be ready again.
      },
      handleReadyForQuery({ stream }) {
        stream.resume(); // Paused by the last chunk: a target that is ended next never drains.
        if (!failure) resolve(rows);
      },
      handleCopyData: () => {},
      handleCopyInResponse: (connection) => connection.sendCopyFail('nothing to send'),
      ...handlers,
    };
    client.query(query);
  });
}
