import type { FastifyReply } from 'fastify';

/** A download under its own name (RFC 6266, RFC 8187): never shown inside our pages, whatever it claims to be. */
export function attachment(reply: FastifyReply, mediaType: string, name: string): FastifyReply {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\w.() -]/g, '_');
  return reply.headers({
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-content-type-options': 'nosniff',
  });
}
