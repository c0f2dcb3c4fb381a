/** The provincial axis: messages between agencies, kept until they have arrived. See README.md. */
import './policy.ts';

export { loadParticipants } from './commands/load-participants.ts';
export { type RegisterParticipant, registerParticipant } from './commands/register-participant.ts';
export {
  composeDocument,
  composeStatus,
  type NewDocument,
  type NewStatus,
  type Party,
} from './compose-envelopes.ts';
export type { Business, ExchangeServices, MessageKind, Participant, Receipt } from './model.ts';
export { participantMover } from './participant-mover.ts';
export { resolveAgencyCode, resolveAgencyCodes } from './participants.ts';
export { type ReceivedMessage, receivedMessages } from './received-messages.ts';
export { readMessage, sendEnvelope } from './send-envelope.ts';
