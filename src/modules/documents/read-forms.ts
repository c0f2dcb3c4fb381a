import type { AuthorityLine, SigningForm } from '#engines/letters/index.ts';
import type { DraftDocument } from './commands/draft-document.ts';
import type { NamedReceiver } from './draft-body.ts';
import type { DraftWords } from './draft-words.ts';
import type { IncomingWords } from './incoming-words.ts';
import type { LayForSigning } from './lay-for-signing.ts';
import {
  type AskedAssignment,
  type AssignmentRole,
  assignmentRoles,
  type Circulation,
  circulations,
  type Secrecy,
  secrecies,
} from './model.ts';
import { isIncomingRegister, secretRegister } from './registers.ts';

const text = (form: URLSearchParams, name: string) => form.get(name)?.trim() ?? '';
const lines = (form: URLSearchParams, name: string) =>
  text(form, name)
    .split('\n')
    .map((line) => line.replace(/^[-–]\s*/, '').trim())
    .filter(Boolean);

/** Null for none, and for what is no day. */
export function readDay(typed: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(typed);
  } catch {
    return null;
  }
}

/** What the clerk wrote into the form of the register. */
export function readIncoming(form: URLSearchParams): IncomingWords {
  const secrecy = secrecies.find((each) => each === form.get('secrecy')) ?? (null as Secrecy | null);
  const register = text(form, 'register');
  return {
    register: secrecy ? secretRegister : isIncomingRegister(register) ? register : 'ĐẾN',
    typeName: text(form, 'type') || null,
    subject: text(form, 'subject'),
    code: text(form, 'code'),
    senderName: text(form, 'sender'),
    promulgatedOn: readDay(text(form, 'promulgated')),
    urgency: Number(form.get('urgency') ?? 0),
    circulation:
      circulations.find((each) => each === form.get('circulation')) ?? (null as Circulation | null),
    secrecy,
    isLimited: form.has('limited'),
    readerIds: form.getAll('readers'),
    dueOn: readDay(text(form, 'due')),
  };
}

/** Whom an endorsement names: a role for each unit or person, and its days. */
export function readAssignments(form: URLSearchParams): readonly AskedAssignment[] {
  return [...form].flatMap(([name, value]) => {
    const [, unitId, officerId] = /^role:([0-9a-f-]{36})(?::([0-9a-f-]{36}))?$/.exec(name) ?? [];
    const role = assignmentRoles.find((each) => each === value) as AssignmentRole | undefined;
    if (!unitId || !role) return [];
    const workingDays = Number(form.get(name.replace('role:', 'days:')) || usualDays[role]);
    return [{ unitId, officerId: officerId ?? null, role, workingDays }];
  });
}

/** Working days where nobody says otherwise. */
export const usualDays: Readonly<Record<AssignmentRole, number>> = { lead: 5, cooperate: 3, inform: 3 };

/** What a drafter wrote; receivers as lines, resolved by whoever knows the agencies. */
export function readDraftForm(
  form: URLSearchParams,
  receivers: readonly NamedReceiver[],
): DraftWords & Pick<DraftDocument, 'answersId' | 'dueOn' | 'isLimited'> {
  const isUploaded = form.get('way') === 'file';
  const authority = text(form, 'authority');
  return {
    typeCode: text(form, 'type'),
    subject: text(form, 'subject'),
    text: isUploaded ? null : text(form, 'text'),
    addressees: lines(form, 'addressees'),
    grounds: lines(form, 'grounds'),
    receivers,
    signerId: text(form, 'signer'),
    authority: authority ? readAuthority(authority) : null,
    basis: text(form, 'basis') || null,
    urgency: Number(form.get('urgency') ?? 0),
    replacesId: text(form, 'replaces') || null,
    answersId: text(form, 'answers') || null,
    isLimited: form.has('limited'),
    dueOn: readDay(text(form, 'due')),
  };
}

/** How a draft is laid for signing: on paper, and where number and date go if the drafter says so. */
export function readSigningForm(
  form: URLSearchParams,
): Pick<LayForSigning, 'isByHand' | 'places'> & { readonly isByHand: boolean } {
  const place = (name: string) => {
    const [x, y] = ['x', 'y'].map((axis) =>
      Number.parseFloat(text(form, `${name}-${axis}`).replace(',', '.')),
    );
    return Number.isFinite(x) && Number.isFinite(y) ? { x: x!, y: y! } : null;
  };
  const places = { number: place('number'), day: place('day'), month: place('month') };
  const isGiven = Object.values(places).some((each) => each !== null);
  return { isByHand: form.has('hand'), places: isGiven ? places : null };
}

/** "TUQ. Chủ tịch": the form, and in whose stead, if anyone is named. */
function readAuthority(line: string): readonly AuthorityLine[] {
  const [form, ...of] = line.split(' ');
  return [{ form: form as SigningForm, of: of.join(' ') }];
}

export const receiverLines = (form: URLSearchParams): readonly string[] => lines(form, 'receivers');
