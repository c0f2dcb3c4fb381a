import { X509Certificate } from 'node:crypto';
import { readAgencyCode } from '#engines/edxml/index.ts';
import type { Issue } from '#platform/errors/index.ts';
import type { RegisterParticipant } from './commands/register-participant.ts';

type ParticipantFacts = Omit<RegisterParticipant, 'oldCodes'>;

/** What is wrong in what was told of a participant. */
export function participantIssues(input: ParticipantFacts): readonly Issue[] {
  const { code, name, way, endpoint, certificatePem, requiresSignature = true } = input;
  const issue = (field: string, code: string, isWrong: boolean) => (isWrong ? [{ field, code }] : []);
  return [
    ...issue('/code', 'agency-code-wrong', !readAgencyCode(code)),
    ...issue('/name', 'required', name.trim() === ''),
    ...issue('/endpoint', 'endpoint-wrong', way === 'push' && !isEndpoint(endpoint)),
    ...issue('/certificatePem', 'required', requiresSignature && !certificatePem),
    ...issue(
      '/certificatePem',
      'certificate-unreadable',
      Boolean(certificatePem) && !isCertificate(certificatePem!),
    ),
  ];
}

/** Calls go over TLS; a machine's own address is for tests and for a proxy beside it. */
const isEndpoint = (text: string | undefined): boolean => {
  const url = text && URL.canParse(text) ? new URL(text) : undefined;
  return (
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && /^(127\.|localhost$|\[::1\])/.test(url.hostname))
  );
};

function isCertificate(pem: string): boolean {
  try {
    return Boolean(new X509Certificate(pem).raw);
  } catch {
    return false;
  }
}
