import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CalendarMeeting, readReply, writeMeeting } from './index.ts';

const meeting: CalendarMeeting = {
  uid: '019ab000-0000-7000-8000-000000000001@thu-vien',
  sequence: 2,
  stampedAt: Temporal.Instant.from('2026-11-25T02:00:00.123Z'),
  startsAt: Temporal.Instant.from('2026-11-26T01:00:00Z'),
  endsAt: Temporal.Instant.from('2026-11-26T04:30:00Z'),
  summary: 'Họp bàn việc mở rộng phòng đọc; chia sách, máy tính về các điểm đọc ở bản xa nhất của tỉnh',
  location: 'Phòng 2\nTầng 3',
  organizer: { name: 'Thư viện "Mường"', address: 'tv@library.example' },
  guests: [{ name: 'Lan', address: 'lan@reader.example', answer: 'waiting' }],
};

test('a meeting is written as calendars read it: universal time, escaped words, lines of 75 octets', () => {
  const written = writeMeeting(meeting, 'REQUEST');
  for (const line of written.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  const whole = written.replace(/\r\n /g, '');
  assert.match(whole, /^DTSTART:20261126T010000Z\r?$/m);
  assert.match(whole, /^DTSTAMP:20261125T020000Z\r?$/m);
  assert.match(whole, /SUMMARY:Họp bàn việc mở rộng phòng đọc\\; chia sách\\, máy tính/);
  assert.match(whole, /LOCATION:Phòng 2\\nTầng 3/);
  assert.match(whole, /ORGANIZER;CN="Thư viện {2}Mường":mailto:tv@library\.example/);
  assert.match(
    whole,
    /ATTENDEE;CN="Lan";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:lan@reader\.example/,
  );
  assert.match(writeMeeting(meeting, 'CANCEL'), /STATUS:CANCELLED/);
});

const reply = (more = '', method = 'REPLY') =>
  [
    'BEGIN:VCALENDAR',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${meeting.uid}`,
    'SEQUENCE:2',
    'ATTENDEE;CN="Lò Thị: Lan";',
    ' PARTSTAT=ACCEPTED:mailto:Lan@Reader.example',
    more,
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');

test('an answer is read through its folds and its quoted names', () => {
  assert.deepEqual(readReply(reply()), {
    uid: meeting.uid,
    sequence: 2,
    attendee: 'lan@reader.example',
    answer: 'accepted',
  });
});

test('what is no single answer is none', () => {
  assert.equal(readReply(reply('', 'REQUEST')), null);
  assert.equal(readReply(reply('UID:another')), null);
  assert.equal(readReply(reply('ATTENDEE;PARTSTAT=DECLINED:mailto:b@reader.example')), null);
  assert.equal(readReply(reply().replace('ACCEPTED', 'NEEDS-ACTION')), null);
  assert.equal(readReply('x'.repeat(100_000)), null);
  assert.equal(readReply(''), null);
});
