import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

/** Clients in a thread of their own: for the time they are told, each sends one submission after the other. */
const { address, token, clients, answers } = workerData as {
  readonly address: string;
  readonly token: string;
  readonly clients: number;
  readonly answers: object;
};
const agent = new Agent({ keepAlive: true, maxSockets: clients });
const communes = ['99001', '99004', '99007'];

const bodies = communes.map((placeCode) =>
  Buffer.from(
    JSON.stringify({
      procedureCode: '2.000815',
      applicant: { name: 'Lò Văn Quang', identityNumber: '099094000077', phone: '0990000077' },
      answers,
      placeCode,
      returnMethod: 'inPerson',
      channel: 'online',
    }),
  ),
);

/** One submission; @returns its milliseconds. */
function submit(body: Buffer): Promise<number> {
  const start = performance.now();
  return new Promise((done, fail) => {
    const sent = request(
      `${address}/api/v1/dossiers`,
      {
        method: 'POST',
        agent,
        headers: {
          // Behind a proxy, as in production: from many addresses, for each may send only so much.
          'x-forwarded-for': `10.0.0.${Math.floor(Math.random() * 250)}`,
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-length': body.length,
          'idempotency-key': randomUUID(),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
        response.on('end', () =>
          response.statusCode === 201
            ? done(performance.now() - start)
            : fail(new Error(`${response.statusCode}: ${text}`)),
        );
      },
    );
    sent.on('error', fail).end(body);
  });
}

parentPort!.on('message', async (ms: number) => {
  const until = performance.now() + ms;
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < until) times.push(await submit(bodies[client % bodies.length]!));
    }),
  );
  parentPort!.postMessage(times);
});
