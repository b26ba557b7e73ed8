import type { FastifyReply } from 'fastify'

/**
 * A value as JSON, in one go. For what has its schema's shape by its making and is long: the framework's serialiser puts a
 * long text together from thousands of pieces, and to make bytes of that takes longer than all the rest.
 */
export function toJsonBytes(value: object): Buffer {
  return Buffer.from(JSON.stringify(value))
}

/** A value as JSON by a schema of its own: where that of the route admits more, and is for the description alone. */
export function toSchemaBytes(
  reply: FastifyReply,
  schema: Record<string, unknown>,
  value: Record<string, unknown>,
): Buffer {
  const serialize = reply.getSerializationFunction(schema) ?? reply.compileSerializationSchema(schema)
  return Buffer.from(serialize(value))
}

/** Sends what is written already, past the serialiser. */
export function sendJson(reply: FastifyReply, json: Buffer): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(json)
}
