import { newId } from '#platform/database/index.ts';
import type { NewEvent } from '#platform/events/index.ts';

export const fileSigned = (
  file: { readonly id: string; readonly sha256: string },
  {
    keyId,
    purpose,
    agencyId,
  }: { readonly keyId: string; readonly purpose: string; readonly agencyId: string },
): NewEvent => ({
  type: 'file-signed',
  subject: { type: 'file', id: file.id, version: 1 },
  agencyId,
  data: { sha256: file.sha256, keyId, purpose },
});

export const demoKeysEnrolled = (keys: number): NewEvent => ({
  type: 'demo-keys-enrolled',
  subject: { type: 'key-enrolment', id: newId(), version: 1 },
  data: { keys },
});
