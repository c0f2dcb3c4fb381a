import { InvalidInput } from '#platform/errors/index.ts';

/** Why, in words others can act upon. @throws InvalidInput `reason-required`, `too-long` at the field */
export function readReason(text: string, field = '/reason'): string {
  const reason = text.trim();
  if (reason.length < 3) throw new InvalidInput([{ field, code: 'reason-required' }]);
  if (reason.length > 2000) throw new InvalidInput([{ field, code: 'too-long', params: { max: 2000 } }]);
  return reason;
}
