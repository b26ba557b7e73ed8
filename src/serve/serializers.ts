import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import { refTo } from './api/schema-parts.ts'
import { ProblemSchema } from './problem.ts'

type BuildSerializer = ReturnType<typeof SerializerSelector>
type Serializer = ReturnType<ReturnType<BuildSerializer>>

/**
 * Serialisers as the framework makes them from response schemas, but one for each schema and not for each route, method
 * and status; compiling them is most of the work of a start. Problems are written by us and go out as they stand.
 */
export const buildSerializer: BuildSerializer = (schemas, options) => {
  const build = SerializerSelector()(schemas, options)
  const made = new Map<string, Serializer>([[JSON.stringify(refTo(ProblemSchema)), JSON.stringify]])
  return (route) => {
    const key = JSON.stringify(route.schema)
    const serializer = made.get(key) ?? build(route)
    made.set(key, serializer)
    return serializer
  }
}
