import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Nothing but our own style and script; pictures and sound from the posts' own places. */
const PAGE_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ['http:', 'https:', 'data:'],
  mediaSrc: ['http:', 'https:'],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  workerSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}

/** For the API description's own page, whose script writes style attributes. */
export const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const PREFLIGHT_SECONDS = 86_400

/** Policies that browsers keep to, and leave for any site to read feeds and API (not to write). */
export async function registerSecurityHeaders(app: FastifyInstance, publicUrl: string | null): Promise<void> {
  const isSecure = publicUrl?.startsWith('https:') ?? false
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: PAGE_POLICY },
    // Everything served is meant to be read from anywhere.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    // Browsers complain about these two on plain http.
    crossOriginOpenerPolicy: isSecure,
    originAgentCluster: isSecure,
    strictTransportSecurity: isSecure,
    xFrameOptions: { action: 'deny' },
    // Of browsers and plugins that are no more.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD'],
    allowedHeaders: ['accept', 'if-none-match', 'if-modified-since'],
    exposedHeaders: [
      'etag',
      'last-modified',
      'link',
      'ratelimit-limit',
      'ratelimit-remaining',
      'ratelimit-reset',
      'retry-after',
      'x-request-id',
    ],
    maxAge: PREFLIGHT_SECONDS,
    strictPreflight: false,
    // Asked by no browser, OPTIONS is answered with what an address takes.
    preflightContinue: true,
  })
  app.addHook('onRequest', async (request, reply): Promise<FastifyReply | undefined> => {
    const { origin, 'access-control-request-method': wanted } = request.headers
    const isPreflight = request.method === 'OPTIONS' && origin !== undefined && wanted !== undefined
    return isPreflight ? reply.code(204).send() : undefined
  })
}
