import { readFileSync } from 'node:fs';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { parse } from 'yaml';
import { type Pack, PackFault } from '#platform/packs/index.ts';
import type { KeyRingSettings } from '../keys/key-ring.ts';
import { certificatesOf } from '../keys/pem.ts';

const Name = Type.String({ minLength: 1, maxLength: 200 });
const Address = Type.String({ pattern: '^https?://[^\\s]+$' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const strict = { additionalProperties: false } as const;

/** `signing/authorities.yaml` of a pack: what is public. */
const authorities = {
  roots: Type.Optional(
    Type.Array(
      Type.Object(
        {
          name: Name,
          certificate: Type.String({ description: 'PEM' }),
          trustedFrom: Type.Optional(Day),
          trustedUntil: Type.Optional(Day),
        },
        strict,
      ),
    ),
  ),
  timestamps: Type.Optional(
    Type.Array(Type.Object({ name: Name, url: Address, policy: Type.Optional(Name) }, strict)),
  ),
  hosts: Type.Optional(
    Type.Array(Type.String({ pattern: '^[a-z0-9.-]+(:\\d+)?$', description: 'with everything below it' })),
  ),
};

const Seconds = Type.Integer({ minimum: 1, maximum: 3600 });
/** A mobile signature service (ETSI TS 102 204). */
const Phone = Type.Object(
  {
    url: Address,
    statusUrl: Type.Optional(Address),
    apId: Name,
    apPassword: Type.String(),
    msspUri: Type.Optional(Name),
    soapVersion: Type.Optional(Type.Union([Type.Literal('1.1'), Type.Literal('1.2')])),
    signatureProfile: Type.Optional(Name),
    documentsAtOnce: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
    timeoutSeconds: Type.Optional(Seconds),
    pace: Type.Optional(Type.Object({ firstSeconds: Seconds, thenSeconds: Seconds }, strict)),
    tls: Type.Optional(
      Type.Object(
        {
          ca: Type.Optional(Type.String()),
          certificate: Type.Optional(Type.String()),
          key: Type.Optional(Type.String()),
        },
        strict,
      ),
    ),
    patienceMs: Type.Optional(Type.Integer({ minimum: 100 })),
  },
  strict,
);

/** The operator's own file adds where keys are, with what is secret about it. */
const operators = {
  ...authorities,
  libraries: Type.Optional(Type.Record(Name, Type.String())),
  services: Type.Optional(
    Type.Record(
      Name,
      Type.Object(
        {
          baseUrl: Address,
          token: Type.Optional(Type.String()),
          clientId: Type.Optional(Type.String()),
          clientSecret: Type.Optional(Type.String()),
          timeoutMs: Type.Optional(Type.Integer({ minimum: 100 })),
          asynchronous: Type.Optional(
            Type.Object({ timeoutSeconds: Seconds, everySeconds: Seconds }, strict),
          ),
        },
        strict,
      ),
    ),
  ),
  phones: Type.Optional(Type.Record(Name, Phone)),
};

const ofPack = Compile(Type.Object(authorities, strict));
const ofOperator = Compile(Type.Object(operators, strict));

export interface Root {
  readonly name: string;
  readonly certificate: string;
  readonly trustedFrom?: string;
  readonly trustedUntil?: string;
}

export interface SigningSettings {
  readonly roots: readonly Root[];
  /** Timestamp authorities in the order in which they are asked. */
  readonly timestamps: readonly { readonly name: string; readonly url: string; readonly policy?: string }[];
  /** The hosts that addresses in certificates may lead to. */
  readonly hosts: readonly string[];
  readonly keys: KeyRingSettings;
}

/**
 * Who is believed and asked, by the packs and then the operator's file, whose timestamp authorities come first.
 *
 * @throws PackFault naming the file and the first key at fault
 */
export function readSigningSettings(pack: Pack, operatorsFile: string | null): SigningSettings {
  const layers = pack.layers('signing/authorities.yaml').map(({ path, value }) => {
    if (!ofPack.Check(value)) throw fault(path, ofPack.Errors(value));
    return value;
  });
  const own = operatorsFile === null ? {} : readOwn(operatorsFile);
  const all = [own, ...layers.toReversed()];
  const roots = all.flatMap(({ roots = [] }) => roots);
  const broken = roots.find(({ certificate }) => certificatesOf(certificate).length !== 1);
  if (broken) throw new PackFault('signing/authorities.yaml', `"${broken.name}" is no certificate in PEM`);
  return {
    roots,
    timestamps: all.flatMap(({ timestamps = [] }) => timestamps),
    hosts: all.flatMap(({ hosts = [] }) => hosts),
    keys: {
      libraries: own.libraries,
      phones: own.phones,
      services: Object.fromEntries(
        Object.entries(own.services ?? {}).map(
          ([name, { baseUrl, token, clientId = '', clientSecret = '', timeoutMs, asynchronous }]) => [
            name,
            {
              baseUrl: baseUrl.replace(/\/$/, ''),
              auth: token ? { kind: 'bearer', token } : { kind: 'oauth2', clientId, clientSecret },
              ...(timeoutMs && { timeoutMs }),
              ...(asynchronous && { asynchronous }),
            },
          ],
        ),
      ),
    },
  };
}

function readOwn(path: string) {
  const value: unknown = parse(readFileSync(path, 'utf8')) ?? {};
  if (!ofOperator.Check(value)) throw fault(path, ofOperator.Errors(value));
  return value;
}

const fault = (path: string, [error]: readonly { instancePath: string; message: string }[]) =>
  new PackFault(path, `${error?.instancePath || '/'} ${error?.message}`);
