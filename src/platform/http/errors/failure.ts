import type { FastifyError } from 'fastify';
import { isConnectionFailure } from '../../database/index.ts';
import { InvalidInput, type Issue, Refusal } from '../../errors/index.ts';
import { validationIssues } from './validation-issues.ts';

/** What went wrong, in the terms of an answer: every thrown thing becomes one of these. */
export interface Failure {
  readonly status: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly issues: readonly Issue[];
  readonly retryAfterSeconds?: number;
  /** True for what the program did not foresee: it is logged, and nothing of it is told. */
  readonly isOurs: boolean;
}

/** The statuses of refusals; a code not named here is a conflict with the present state, 409. */
const refusalStatuses: Readonly<Record<string, number>> = {
  'malformed-request': 400,
  'sign-in-needed': 401,
  'not-allowed': 403,
  'proof-needed': 403,
  'cross-site': 403,
  'not-found': 404,
  stale: 409,
  'payload-too-large': 413,
  'too-many-files': 413,
  'file-too-large': 413,
  'idempotency-key-reused': 422,
  'idempotency-key-malformed': 400,
  'too-many-requests': 429,
  unavailable: 503,
};

/** What Fastify and its plugins throw, by our names. */
const frameworkCodes: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
  FST_PARTS_LIMIT: 'too-many-files',
  FST_FILES_LIMIT: 'too-many-files',
  FST_FIELDS_LIMIT: 'payload-too-large',
  FST_REQ_FILE_TOO_LARGE: 'file-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
};

/** PostgreSQL cannot hold a zero byte or half a surrogate pair, which JSON and addresses can carry. */
const unstorableText = new Set(['22021', '22P05']);

/** Reads a thrown thing. Anything unknown is ours, and 500. */
export function failureOf(error: unknown, statuses: Readonly<Record<string, number>> = {}): Failure {
  if (error instanceof InvalidInput) return known(422, 'invalid-input', { issues: error.issues });
  if (error instanceof Refusal) {
    const status = statuses[error.code] ?? refusalStatuses[error.code] ?? 409;
    const seconds = error.params['retryAfterSeconds'];
    return known(status, error.code, {
      params: error.params,
      ...(typeof seconds === 'number' ? { retryAfterSeconds: seconds } : {}),
    });
  }
  if (error instanceof Error && isConnectionFailure(error))
    return { ...known(503, 'unavailable', { retryAfterSeconds: 10 }), isOurs: true };
  const {
    statusCode = 500,
    code = '',
    validation,
    validationContext,
  } = (error ?? {}) as Partial<FastifyError>;
  if (validation) {
    return known(422, 'invalid-input', { issues: validationIssues(validation, validationContext) });
  }
  if (unstorableText.has(code)) return known(400, 'malformed-request');
  if (statusCode >= 400 && statusCode < 500)
    return known(statusCode, frameworkCodes[code] ?? 'malformed-request');
  return { ...known(500, 'unexpected'), isOurs: true };
}

const known = (status: number, code: string, more: Partial<Failure> = {}): Failure => ({
  status,
  code,
  params: {},
  issues: [],
  isOurs: false,
  ...more,
});
