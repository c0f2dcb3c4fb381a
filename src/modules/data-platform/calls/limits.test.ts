import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isAllowedIp, isAllowedUrl } from './address-rules.ts';
import { circuitBreaker } from './circuit-breaker.ts';
import { requestHeaders, responseHeaders } from './headers.ts';
import { providerUrl } from './provider-url.ts';
import { sharedCapacity } from './shared-capacity.ts';
import { type Bucket, fullBucket, takeTokens } from './token-bucket.ts';

const start = Temporal.Instant.from('2026-11-25T02:00:00Z');
const today = Temporal.PlainDate.from('2026-11-25');

describe('a bucket of tokens', () => {
  test('never gives more than the burst and the rate together, however clocks and slices differ', () => {
    const steps = fc.array(
      fc.record({ waitMs: fc.integer({ min: -500, max: 3000 }), wanted: fc.integer({ min: 1, max: 20 }) }),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(
        steps,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 100 }),
        (taken, perSecond, burst) => {
          const limits = { perSecond, burst, dailyCalls: null };
          let bucket: Bucket = fullBucket(limits, start, today);
          let [now, latest, given] = [start, start, 0];
          for (const { waitMs, wanted } of taken) {
            now = now.add({ milliseconds: waitMs });
            if (Temporal.Instant.compare(now, latest) > 0) latest = now;
            const result = takeTokens(bucket, limits, { wanted, now, today, secondsLeft: 1 });
            if ('refused' in result) continue;
            given += result.count;
            bucket = result.bucket;
          }
          const seconds = start.until(latest).total('seconds');
          assert.ok(given <= burst + seconds * perSecond + 1e-6, `${given} given`);
        },
      ),
    );
  });

  test('ends with the quota of the day, says when to come again, and begins anew with the day', () => {
    const limits = { perSecond: 1, burst: 10, dailyCalls: 3 };
    const take = (bucket: Bucket, day = today) =>
      takeTokens(bucket, limits, { wanted: 2, now: start, today: day, secondsLeft: 54_000 });
    const first = take(fullBucket(limits, start, today));
    assert.ok('count' in first && first.count === 2);
    const second = take(first.bucket);
    assert.ok('count' in second && second.count === 1);
    assert.deepEqual(take(second.bucket), { refused: 'quota-exceeded', retryAfterSeconds: 54_000 });
    const next = take(second.bucket, today.add({ days: 1 }));
    assert.ok('count' in next && next.count === 2);
    const empty = { ...fullBucket(limits, start, today), tokens: 0.25 };
    assert.deepEqual(
      takeTokens(empty, { ...limits, perSecond: 0.5 }, { wanted: 1, now: start, today, secondsLeft: 1 }),
      { refused: 'rate-exceeded', retryAfterSeconds: 2 },
    );
  });
});

describe('the places with a provider', () => {
  test('always leave room for a newcomer, and are never more than there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean()), { maxLength: 200 }),
        fc.integer({ min: 2, max: 30 }),
        (moves, capacity) => {
          const shared = sharedCapacity();
          const held: Array<readonly [number, () => void]> = [];
          for (const [client, leaves] of moves) {
            if (leaves) held.shift()?.[1]();
            else {
              const place = shared.enter('service', `${client}`, capacity);
              if (place) held.push([client, place]);
            }
            assert.ok(held.length <= capacity);
          }
          for (const [, leave] of held) leave();
          assert.ok(shared.enter('service', 'anyone', capacity));
        },
      ),
    );
    const shared = sharedCapacity();
    const greedy = Array.from({ length: 100 }, () => shared.enter('service', 'greedy', 10)).filter(Boolean);
    assert.equal(greedy.length, 5);
    assert.ok(shared.enter('service', 'modest', 10));
  });
});

describe('a circuit', () => {
  test('opens after failures in a row, lets one call try, and waits longer each time', () => {
    const circuit = circuitBreaker();
    for (let failure = 0; failure < 4; failure++) circuit.failed('s', 0);
    assert.equal(circuit.secondsClosed('s', 0), 0);
    circuit.failed('s', 0);
    assert.equal(circuit.secondsClosed('s', 1), 5);
    assert.equal(circuit.secondsClosed('s', 5_000), 0, 'one tries');
    assert.equal(circuit.secondsClosed('s', 5_000), 1, 'the others wait for it');
    circuit.failed('s', 5_000);
    assert.equal(circuit.secondsClosed('s', 5_001), 10);
    assert.equal(circuit.secondsClosed('s', 15_000), 0);
    circuit.succeeded('s');
    assert.equal(circuit.secondsClosed('s', 15_000), 0);
    assert.equal(circuit.secondsClosed('another', 0), 0);
  });
});

describe('an address', () => {
  test('of a provider is named by an administrator over TLS, and is no machine of ours or of a cloud', () => {
    const strict = { allowsLoopback: false };
    for (const url of ['https://10.1.2.3/api', 'https://du-lieu.muongmau.gov.vn', 'https://[2001:db8::1]/a'])
      assert.ok(isAllowedUrl(url, strict), url);
    for (const url of [
      'http://10.1.2.3',
      'https://127.0.0.1',
      'https://127.1',
      'https://2130706433',
      'https://localhost',
      'https://[::1]',
      'https://[::ffff:127.0.0.1]',
      'https://169.254.169.254/latest',
      'https://[fe80::1]',
      'https://0.0.0.0',
      'ftp://a.vn',
      'https://me:secret@a.vn',
      'không phải',
    ]) {
      assert.ok(!isAllowedUrl(url, strict), url);
    }
    assert.ok(isAllowedUrl('http://127.0.0.1:1234/', { allowsLoopback: true }));
    for (const ip of [
      '127.0.0.1',
      '::1',
      '::ffff:7f00:1',
      '169.254.169.254',
      '::ffff:169.254.169.254',
      '224.0.0.1',
      'fe80::1',
    ])
      assert.ok(!isAllowedIp(ip, strict), ip);
  });

  test('of a call stays below the provider’s, whatever the path says', () => {
    const address = 'https://a.vn/api/v1/';
    assert.equal(providerUrl(address, '/members/1', '?on=2')?.href, 'https://a.vn/api/v1/members/1?on=2');
    assert.equal(providerUrl(address, '/m/%C4%91', '')?.href, 'https://a.vn/api/v1/m/%C4%91');
    for (const path of [
      '//evil.vn/x',
      '/../admin',
      '/a/../../admin',
      '/a/%2e%2e/b',
      '/a%2fb',
      '/a%5cb',
      '/a\\b',
      '/a%00',
      '/a%0d%0aHost: b',
      '/a%25',
      '/a b',
      '/%ff',
      '',
      '/a//b',
      '/.',
    ]) {
      assert.equal(providerUrl(address, path, ''), undefined, path);
    }
  });

  test('headers go by lists of names: nothing of a connection, no cookie, no authority passes either way', () => {
    const sent = requestHeaders({
      accept: 'a/b',
      connection: 'x-secret',
      'transfer-encoding': 'chunked',
      te: 'trailers',
      upgrade: 'h2c',
      host: 'evil',
      authorization: 'Bearer x',
      cookie: 'a=b',
      'x-forwarded-for': '1.2.3.4',
      'lgsp-key': 'k',
      'content-length': '5',
      forwarded: 'for=1',
      expect: '100-continue',
      'lgsp-assertion': 'forged',
    });
    assert.deepEqual(sent, { accept: 'a/b' });
    const got = responseHeaders({
      'content-type': 'a/b',
      'set-cookie': ['a=b'],
      'strict-transport-security': 'max-age=0',
      'content-security-policy': 'x',
      connection: 'close',
      'transfer-encoding': 'chunked',
      location: 'https://evil.vn',
      server: 'x',
      etag: '"1"\r\nx: y',
    });
    assert.deepEqual(got, { 'content-type': 'a/b' });
  });
});
