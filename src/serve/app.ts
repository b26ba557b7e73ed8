import compress from '@fastify/compress'
import Fastify, { type FastifyInstance } from 'fastify'
import { createAnswerCache } from './answer-cache.ts'
import { type Answered, answerFirst, toAnswered } from './answer-first.ts'
import { registerApi } from './api/register-api.ts'
import { registerDescription, registerDocs } from './api/register-docs.ts'
import type { AppOptions } from './app-options.ts'
import { registerEarlyRefusals } from './early-refusals.ts'
import { registerErrorHandler } from './error-handler.ts'
import { registerEditionFeeds } from './feeds/register-edition-feeds.ts'
import { registerFeeds } from './feeds/register-feeds.ts'
import { registerHealthFeed } from './feeds/register-health-feed.ts'
import { registerHealth } from './health/health.ts'
import { createMetrics, registerMetrics } from './health/metrics.ts'
import { renderProblem } from './pages/problem-page.ts'
import { registerPages } from './pages/register-pages.ts'
import { createRateLimit, registerRateLimit } from './rate-limit.ts'
import { answerOtherMethods, watchMethods } from './refused-methods.ts'
import { registerSecurityHeaders } from './security-headers.ts'
import { setBodyParsers, toServerOptions } from './server-options.ts'
import { createSuggest } from './suggestions.ts'
import { createTrustedPeers } from './trusted-peers.ts'
import { registerWebsub } from './websub/register-websub.ts'

/** Builds the web side: pages, feeds, API, health. It listens to nothing yet; `inject` works at once. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { reads, settings, now } = options
  const peers = createTrustedPeers(settings.trustProxy)
  const app = Fastify(toServerOptions(options, peers))
  setBodyParsers(app)
  const findAllow = watchMethods(app)
  registerErrorHandler(app, renderProblem)
  const answers = createAnswerCache({ reads, publicUrl: settings.publicUrl, peers, now })
  const limit = createRateLimit({ perMinute: settings.rateLimitPerMinute, peers, now })
  const metrics = createMetrics()
  const suggest = createSuggest(options)
  const tell = (answered: Answered) => {
    metrics.observe(answered)
    app.log.debug(answered, 'Request answered')
  }
  answerFirst(app, { answers, limit, tell })
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id))
  app.addHook('onResponse', async (request, reply) => tell(toAnswered(request, reply)))
  await registerSecurityHeaders(app, settings.publicUrl)
  registerRateLimit(app, limit)
  registerEarlyRefusals(app)
  answerOtherMethods(app, findAllow)
  answers.register(app)
  await app.register(compress, { encodings: ['br', 'gzip'] })
  await registerDescription(app, settings)
  registerHealth(app, options)
  registerMetrics(app, metrics.registry, options)
  registerFeeds(app, options)
  registerEditionFeeds(app, options)
  registerHealthFeed(app, options)
  await registerApi(app, { ...options, suggest })
  registerPages(app, { ...options, suggest })
  if (options.websub) await registerWebsub(app, options.websub)
  await registerDocs(app)
  await app.ready()
  return app
}
