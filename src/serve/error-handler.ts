import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { adviseOn } from '../trouble.ts'
import { toKnownProblem } from './known-problem.ts'
import { isHtmlWanted } from './media.ts'
import { PROBLEM_TYPE, type Problem, toProblem, toProblemHeaders } from './problem.ts'

/** Shows a problem as a page. */
export type RenderProblem = (problem: Problem, request: FastifyRequest) => string

/**
 * Answers every error and every unknown address: as a page where a browser asks outside the API, else as problem+json.
 * Trouble of the machine and bugs are logged once, here; of a bug the client learns only the id of its request.
 */
export function registerErrorHandler(app: FastifyInstance, renderProblem: RenderProblem): void {
  const send = (problem: Problem, request: FastifyRequest, reply: FastifyReply) => {
    const isApi = request.url.startsWith('/api/')
    const isPage = !isApi && isHtmlWanted(request.headers.accept)
    const body = isPage ? renderProblem(problem, request) : JSON.stringify(problem)
    return reply
      .code(problem.status)
      .headers({ ...toProblemHeaders(problem), 'cache-control': 'no-store', vary: 'accept' })
      .type(isPage ? 'text/html; charset=utf-8' : PROBLEM_TYPE)
      .send(body)
  }

  app.setErrorHandler((error, request, reply) => {
    const problem = toKnownProblem(error, request.routeOptions.bodyLimit)
    if (!problem) request.log.error({ err: error }, 'Request failed')
    else if (problem.status >= 500) request.log.info({ err: error }, 'Request refused')
    return send(problem ?? toTroubleProblem(error) ?? toBugProblem(request), request, reply)
  })
  app.setNotFoundHandler((request, reply) => send(toUnknownProblem(request), request, reply))
}

/** A full disk, a locked or damaged database; null for anything else. */
function toTroubleProblem(error: unknown): Problem | null {
  const detail = adviseOn(error)
  return detail === null ? null : toProblem({ status: 503, code: 'unavailable', detail })
}

function toBugProblem(request: FastifyRequest): Problem {
  const detail = `Something went wrong on our side. It is in the log as request ${request.id}.`
  return toProblem({ status: 500, code: 'internal', detail })
}

const PATH_CHARACTERS_SHOWN = 200

function toUnknownProblem(request: FastifyRequest): Problem {
  const path = request.url.split('?')[0]?.slice(0, PATH_CHARACTERS_SHOWN)
  return toProblem({
    status: 404,
    code: 'not-found',
    detail: `Nothing is at ${path}. The addresses of the API are listed at /docs, the feeds at /about.`,
  })
}
