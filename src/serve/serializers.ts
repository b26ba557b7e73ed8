import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import { refTo } from './api/schema-parts.ts'
import { ProblemSchema } from './problem.ts'

type BuildSerializer = ReturnType<typeof SerializerSelector>
type Serializer = ReturnType<ReturnType<BuildSerializer>>

/** What was compiled for a set of shared schemas, whichever app of this process asked first. */
const pools = new Map<string, ReturnType<BuildSerializer>>()

/**
 * Serialisers as the framework makes them from response schemas, but one for each schema and not for each route, method
 * and status, and once for all apps that share their schemas; compiling them is most of the work of a start. Problems are
 * written by us and go out as they stand.
 */
export const buildSerializer: BuildSerializer = (schemas, options) => {
  const key = JSON.stringify([schemas, options])
  const pool = pools.get(key) ?? createPool(SerializerSelector()(schemas, options))
  pools.set(key, pool)
  return pool
}

function createPool(build: ReturnType<BuildSerializer>): ReturnType<BuildSerializer> {
  const made = new Map<string, Serializer>([[JSON.stringify(refTo(ProblemSchema)), JSON.stringify]])
  return (route) => {
    const key = JSON.stringify(route.schema)
    const serializer = made.get(key) ?? build(route)
    made.set(key, serializer)
    return serializer
  }
}
