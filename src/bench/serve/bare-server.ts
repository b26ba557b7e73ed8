import Fastify from 'fastify'

// The limit to compare with: what another server answers at these addresses, by fastify alone, from memory.
const [origin, ...paths] = process.argv.slice(2)
const app = Fastify()
for (const path of paths) {
  const answer = await fetch(`${origin}${path}`)
  const body = Buffer.from(await answer.arrayBuffer())
  const [type, etag] = ['content-type', 'etag'].map((name) => answer.headers.get(name) ?? '')
  app.get(path.replace(/\?.*/, ''), (request, reply) => {
    reply.header('etag', etag)
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type(type ?? '').send(body)
  })
}
process.send?.(await app.listen({ port: 0, host: '127.0.0.1' }))
process.once('disconnect', () => process.exit())
