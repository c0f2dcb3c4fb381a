import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createDemoAuthority,
  signPdf,
  type TimestampAttempt,
  type TimestampAuthority,
  TimestampError,
  timestampsFrom,
  verifyPdfSignatures,
} from '../index.ts';
import { post, served, stamping } from '../openssl-peers.ts';
import { ask, needs } from '../other-software.ts';
import { document } from '../sample-document.ts';
import { timestampRequest } from './timestamp-request.ts';

const openssl = needs('openssl');
// openssl stamps with the clock of the machine.
const now = Temporal.Now.instant();
const years = { notBefore: now.subtract({ hours: 24 }), notAfter: now.add({ hours: 24 * 365 }) };
const authority = createDemoAuthority({ commonName: 'Root', ...years });
const stamper = authority.issue({ commonName: 'Stamps', use: 'timestamp', ...years });
const strangers = createDemoAuthority({ commonName: 'Root', ...years });
const stranger = strangers.issue({ commonName: 'Stamps', use: 'timestamp', ...years });
const ordinary = authority.issue({ commonName: 'No Stamps', ...years });
const signer = authority.issueSigner({ commonName: 'Trần Thị Mai', ...years });
const byMai = { signer, signedAt: now.toZonedDateTimeISO('Asia/Ho_Chi_Minh') };
const trust = { trustedRoots: [authority.certificate] };
const digest = new Uint8Array(32).fill(7);

test(
  'the first authority that gives a good token is taken, and why each before it was not',
  openssl,
  async (t) => {
    const good = await served(t, stamping(stamper));
    const [wordless, broken, untrusted] = [
      await served(t, () => Promise.reject(new Error('out of paper'))),
      await served(t, () => Buffer.from('<html>Log in to the network</html>')),
      await served(t, stamping(stranger)),
    ];
    const heard: TimestampAttempt[] = [];
    const timestamp = timestampsFrom(
      [at('http://127.0.0.1:1'), at(wordless), at(broken), at(untrusted), at(good), at('never asked')],
      { ...trust, now: Temporal.Now.instant, onFailure: (attempt) => heard.push(attempt) },
    );
    const signed = await signPdf(document, { ...byMai, timestamp });
    const [report] = verifyPdfSignatures(signed, { ...trust, at: Temporal.Now.instant() });
    assert.deepEqual([report?.reasons, report?.isTimeProven, report?.level], [[], true, 'B-T']);
    assert.deepEqual(
      heard.map(({ code }) => code),
      ['authority-unreachable', 'authority-unreachable', 'response-malformed', 'authority-untrusted'],
    );
  },
);

test('openssl reads our request as we meant it', openssl, () => {
  const request = timestampRequest(digest, '1.2.3.4');
  const { status, text } = ask('openssl', ['ts', '-query', '-in', 'q', '-text'], { q: request.der });
  assert.equal(status, 0, text);
  assert.match(text, /Hash Algorithm: sha256/);
  assert.match(text, /Policy OID: 1\.2\.3\.4/);
  assert.match(text, new RegExp(`Nonce: 0x${Buffer.from(request.nonce).toString('hex')}`, 'i'));
  assert.match(text, /Certificate required: yes/);
});

test('a policy is asked for, and answered', openssl, async (t) => {
  const url = await served(t, stamping(stamper, { otherPolicies: '1.2.3.9' }));
  const timestamp = timestampsFrom([{ ...at(url), policy: '1.2.3.9' }], trust);
  assert.ok((await timestamp(digest)).length > 0);
});

test('without any good authority the reason of each is told', openssl, async (t) => {
  const url = await served(t, stamping(stamper));
  const old = await post(url, timestampRequest(digest).der);
  const elsewhere = await served(t, (_, body) => {
    const changed = Buffer.from(body);
    changed[changed.indexOf(7)] = 8;
    return post(url, changed);
  });
  const notMeantForStamps = await served(t, stamping(ordinary));
  const refusals: readonly [string, TimestampAuthority][] = [
    ['nonce-differs', { name: 'replays', send: async () => old }],
    ['imprint-differs', at(elsewhere)],
    ['request-rejected', { ...at(url), policy: '9.9.9' }],
    ['policy-differs', { ...at(url), policy: '1.2.3.4.5', send: (r) => post(url, withoutPolicy(r)) }],
    ['authority-unreachable', at(notMeantForStamps)],
    ['response-malformed', { name: 'cuts', send: async (r) => (await post(url, r)).subarray(0, 400) }],
    ['response-malformed', { name: 'silent', send: async () => new Uint8Array() }],
  ];
  const asked = timestampsFrom(
    refusals.map(([, authority]) => authority),
    trust,
  );
  await assert.rejects(asked(digest), (error: unknown) => {
    assert.ok(error instanceof TimestampError);
    assert.deepEqual(
      error.attempts.map(({ code }) => code),
      refusals.map(([code]) => code),
    );
    return true;
  });
});

test('a token dated far from our clock is refused', openssl, async (t) => {
  const url = await served(t, stamping(stamper));
  const asked = timestampsFrom([at(url)], { ...trust, now: () => now.add({ hours: 1 }) });
  await assert.rejects(
    asked(digest),
    (error: TimestampError) => error.attempts[0]?.code === 'time-implausible',
  );
});

function at(url: string): TimestampAuthority {
  return { name: url, send: (request) => post(url, request) };
}

/** The request as a gateway might pass it on that drops the policy. */
function withoutPolicy(request: Uint8Array): Uint8Array {
  const policy = Buffer.from('06042a030405', 'hex');
  const at = Buffer.from(request).indexOf(policy);
  const cut = Buffer.concat([request.subarray(0, at), request.subarray(at + policy.length)]);
  cut[1]! -= policy.length;
  return cut;
}
