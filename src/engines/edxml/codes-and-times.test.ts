import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDate, readDateTime, writeDateTime } from './edxml-time.ts';
import {
  agencyKey,
  checkEnvelope,
  documentId,
  isStatus,
  printedCode,
  readAgencyCode,
  readEnvelope,
  rootOf,
} from './index.ts';
import { samples } from './samples.ts';

describe('an agency’s code', () => {
  const codes: readonly (readonly [string, string | undefined, string])[] = [
    ['H18', 'decision-20', 'H18'],
    ['H18.12.3', 'decision-20', 'H18.12.3'],
    ['h37.dn.001', 'decision-20', 'H37.DN.1'],
    ['000.00.00.H18', 'qcvn-102', 'H18'],
    ['000.00.12.H18', 'qcvn-102', 'H18.12'],
    ['003.01.20.H18', 'qcvn-102', 'H18.20.1.3'],
    ['Sở Nội vụ', undefined, 'SỞ NỘI VỤ'],
    ['', undefined, ''],
  ];
  for (const [text, scheme, key] of codes) {
    test(`${text || 'of nothing'} is of ${scheme ?? 'no scheme'}, compared as ${key || 'nothing'}`, () => {
      assert.equal(readAgencyCode(text)?.scheme, scheme);
      assert.equal(agencyKey(text), key);
    });
  }

  test('says the province, and makes a document known', () => {
    assert.equal(rootOf('003.01.20.H18'), 'H18');
    const on = Temporal.PlainDate.from('2015-09-30');
    const code = printedCode({ number: '7816', notation: 'VPCP-TTĐT' });
    assert.equal(documentId('000.00.00.G22', on, code), '000.00.00.G22,2015/09/30,7816/VPCP-TTĐT');
  });
});

describe('a time', () => {
  const times: readonly (readonly [string, string | undefined])[] = [
    ['2015/09/30', '2015/09/30 00:00:00'],
    ['2015-09-30', '2015/09/30 00:00:00'],
    ['30/09/2015', '2015/09/30 00:00:00'],
    ['5.9.2015', '2015/09/05 00:00:00'],
    ['2015/09/30 08:15:00', '2015/09/30 08:15:00'],
    ['2015-09-30T08:15:00', '2015/09/30 08:15:00'],
    ['2015-09-30T08:15:00.1234567+07:00', '2015/09/30 08:15:00'],
    ['2015-09-30T20:00:00Z', '2015/10/01 03:00:00'],
    ['2015-09-30T20:00:00+0000', '2015/10/01 03:00:00'],
    ['30/09/2015 8:05', '2015/09/30 08:05:00'],
    ['9/3/2015 1:05:09 PM', '2015/03/09 13:05:09'],
    ['9/3/2015 12:05:09 AM', '2015/03/09 00:05:09'],
    ['2015/02/30', undefined],
    ['2015-09/30', undefined],
    ['2015/09/30 25:00', undefined],
    ['hôm qua', undefined],
  ];
  for (const [text, expected] of times) {
    test(`${text} is ${expected ?? 'not read'}`, () => {
      const read = readDateTime(text);
      assert.equal(read && writeDateTime(read), expected);
      assert.equal(readDate(text)?.toString().replaceAll('-', '/'), expected?.slice(0, 10));
    });
  }
});

describe('an envelope about to be sent', () => {
  const { envelope } = readEnvelope(Buffer.from(samples.vnpt));
  const issuesOf = (text: string) =>
    checkEnvelope(readEnvelope(Buffer.from(text)).envelope).map(({ code, path }) => `${code} ${path}`);

  test('is in order when it carries what the standard asks', () => {
    assert.deepEqual(checkEnvelope(envelope), []);
    assert.deepEqual(issuesOf(samples.status), []);
  });

  const amiss: readonly (readonly [RegExp, string, string])[] = [
    [/<edXML:To>.*<\/edXML:To>/g, '', 'required To'],
    [/<edXML:Subject>.*<\/edXML:Subject>/, '', 'required Subject'],
    [/<edXML:To><edXML:OrganId>[^<]*/, '<edXML:To><edXML:OrganId>Sở', 'agency-code-wrong To[1]/OrganId'],
    [
      /<edXML:BussinessDocReason>[^<]*/,
      '<edXML:BussinessDocReason>',
      'required Bussiness/BussinessDocReason',
    ],
    [/<edXML:BussinessDocType>3/, '<edXML:BussinessDocType>9', 'unknown-value BussinessDocType'],
    [/<Attachment>[\s\S]*<\/Attachment>/, '', 'attachment-missing cid:ab12@muongmau'],
    [/<edXML:Reference>.*<\/edXML:Reference>/, '', 'reference-missing cid:ab12@muongmau'],
  ];
  for (const [found, by, issue] of amiss) {
    test(`is not when: ${issue}`, () => assert.deepEqual(issuesOf(samples.vnpt.replace(found, by)), [issue]));
  }

  test('as a refusal says why', () => {
    const silent = samples.status.replace(/<edXML:Description>[^<]*<\/edXML:Description>/, '');
    assert.ok(isStatus(readEnvelope(Buffer.from(silent)).envelope));
    assert.deepEqual(issuesOf(silent), ['required Description']);
  });
});
