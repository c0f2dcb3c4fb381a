import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  type MessageHeaders,
  type Network,
  readHeaders,
  type Standard,
  writeHeaders,
} from './message-headers.ts';

const network: Network = {
  instance: 'VN-TEST',
  memberClass: 'GOV',
  domain: 'axis.muongmau.example',
  documents: 'van-ban',
};
const standards: readonly Standard[] = ['xRoad', 'as4', 'edxml'];
const sample: MessageHeaders = {
  messageId: '000.00.12.H18,2026/11/25,15/UBND-NC',
  sender: 'H18.12',
  recipient: '000.00.03.H99',
  service: 'van-ban',
  action: '0',
  sentAt: Temporal.Instant.from('2026-11-25T02:00:00.123Z'),
  refersTo: null,
};

describe('the headers of a message', () => {
  test('are named as each standard names them', () => {
    assert.deepEqual(writeHeaders(sample, 'xRoad', network), {
      'X-Road-Id': sample.messageId,
      'X-Road-Client': 'VN-TEST/GOV/H18.12/van-ban',
      '/r1/': 'VN-TEST/GOV/000.00.03.H99/van-ban',
      'LGSP-Action': '0',
      'LGSP-Sent-At': '2026-11-25T02:00:00.123Z',
    });
    const as4 = writeHeaders({ ...sample, refersTo: 'm1' }, 'as4', network);
    assert.equal(as4['eb:PartyInfo/eb:From/eb:PartyId'], 'H18.12');
    assert.equal(as4['eb:MessageInfo/eb:RefToMessageId'], 'm1@axis.muongmau.example');
    assert.equal(writeHeaders(sample, 'edxml', network)['MessageHeader/From/OrganId'], 'H18.12');
  });

  test('go from any standard to any other and back without a loss', () => {
    const code = fc.stringMatching(/^[A-Z0-9]{1,4}(\.[A-Z0-9]{1,4}){0,3}$/);
    const word = fc.string({ minLength: 1, maxLength: 30 });
    const headers = fc.record({
      messageId: word,
      sender: code,
      recipient: code,
      service: fc.constant('van-ban'),
      action: word,
      refersTo: fc.option(word),
      sentAt: fc.integer({ min: 0, max: 4e12 }).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms)),
    });
    fc.assert(
      fc.property(headers, fc.shuffledSubarray([...standards], { minLength: 2 }), (given, way) => {
        const arrived = way.reduce<MessageHeaders>(
          (message, standard) => readHeaders(writeHeaders(message, standard, network), standard, network),
          given,
        );
        assert.deepEqual(
          { ...arrived, sentAt: arrived.sentAt.toString() },
          { ...given, sentAt: given.sentAt.toString() },
        );
      }),
    );
  });

  test('of what is no document have no way into edXML', () => {
    assert.throws(() => writeHeaders({ ...sample, service: 'ho-tich' }, 'edxml', network), /documents only/);
  });

  test('that leave out who, what or when are refused', () => {
    for (const standard of standards) {
      const whole = writeHeaders(sample, standard, network);
      for (const name of Object.keys(whole)) {
        const { [name]: _, ...rest } = whole;
        assert.throws(
          () => readHeaders(rest, standard, network),
          /do not say/,
          `${standard} without ${name}`,
        );
      }
    }
  });
});
