import type { RegisterParticipant } from './commands/register-participant.ts';

/** What an administrator typed about a participant. */
export function readParticipant(form: URLSearchParams): RegisterParticipant {
  const text = (name: string) => form.get(name)?.trim() ?? '';
  const way = text('way');
  const dailyMessages = Number.parseInt(text('dailyMessages'), 10);
  return {
    code: text('code'),
    name: text('name'),
    way: way === 'push' || way === 'national' ? way : 'pull',
    system: text('system') || undefined,
    endpoint: text('endpoint') || undefined,
    certificatePem: text('certificatePem') || undefined,
    // The national axis vouches for its senders by its own connection.
    requiresSignature: way !== 'national',
    dailyMessages: dailyMessages > 0 ? dailyMessages : undefined,
    oldCodes: text('oldCodes')
      .split(/[,;\s]+/)
      .filter(Boolean),
  };
}
