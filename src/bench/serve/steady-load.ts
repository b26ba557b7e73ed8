import { Agent, get } from 'node:http'
import { toQuantiles } from '../probe-pages.ts'

// A process of its own: node steady-load.ts ORIGIN PER_SECOND SECONDS PATH… asks at a steady rate, however slowly it is
// answered, and writes how long answers took from when they should have been asked for, as JSON.
const [origin = '', perSecond = 0, seconds = 0, ...paths] = process.argv.slice(2)
const everyMs = 1000 / Number(perSecond)
const requests = Number(perSecond) * Number(seconds)
const agent = new Agent({ keepAlive: true, maxSockets: 100 })
const times: number[] = []
let failed = 0

const ask = (path: string, dueAt: number) =>
  new Promise<void>((resolve) => {
    const finish = (isGood: boolean) => {
      times.push(performance.now() - dueAt)
      if (!isGood) failed += 1
      resolve()
    }
    get(`${origin}${path}`, { agent, headers: { 'accept-encoding': 'br' } }, (answer) => {
      answer.resume().on('end', () => finish(answer.statusCode === 200))
    }).on('error', () => finish(false))
  })

const startedAt = performance.now()
const answered: Promise<void>[] = []
while (answered.length < requests) {
  const due = Math.min(requests, Math.floor((performance.now() - startedAt) / everyMs) + 1)
  for (let n = answered.length; n < due; n++)
    answered.push(ask(paths[n % paths.length] ?? '/', startedAt + n * everyMs))
  await new Promise((resolve) => setTimeout(resolve, 1))
}
await Promise.all(answered)
agent.destroy()
process.stdout.write(`${JSON.stringify({ ...toQuantiles(times), requests, failed })}\n`)
