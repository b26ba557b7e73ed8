import { spawn } from 'node:child_process'
import { join } from 'node:path'

const CONNECTIONS = 20

/** In an address: another word in each request. */
const ANEW = '[<id>]'

/** Asks for an address as fast as it is answered, from a process of its own; answers requests a second. */
async function measureRate(
  url: string,
  { seconds, headers = {} }: { seconds: number; headers?: Record<string, string> },
): Promise<number> {
  if (!url.includes(ANEW)) {
    const lines = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
    const load = ['-t', '1', '-c', String(CONNECTIONS), '-d', `${seconds}s`, ...lines, url]
    const text = await run('wrk', load).catch(() => '')
    // What is refused is quicker or slower than what was asked for.
    if (text.includes('Non-2xx')) throw new Error(`Some requests for ${url} were refused`)
    const rate = /Requests\/sec:\s+([\d.]+)/.exec(text)?.[1]
    if (rate) return Number(rate)
  }
  // Where wrk is not installed or cannot do it. It takes more of the machine, so that ratios come out nearer to 1.
  const options = { url, headers, connections: CONNECTIONS, duration: seconds }
  const program = join(import.meta.dirname, 'autocannon-load.ts')
  return Number(await run(process.execPath, [program, JSON.stringify(options)]))
}

function run(command: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'ignore'] })
    let text = ''
    child.stdout.on('data', (part: Buffer) => {
      text += part
    })
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(text) : reject(new Error(`${command} ended with ${code}`)),
    )
  })
}

/**
 * Requests a second at two addresses, asked in turns so that what else the machine does weighs on both alike: the medians
 * over some rounds.
 */
export async function measureInTurns(
  [one, other]: readonly [url: string, other: string],
  { rounds, ...options }: { rounds: number; seconds: number; headers?: Record<string, string> },
): Promise<[number, number]> {
  const rates: [number, number][] = []
  for (let round = 0; round < rounds; round++) {
    rates.push([await measureRate(one, options), await measureRate(other, options)])
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  return [median(rates.map(([first]) => first)), median(rates.map(([, second]) => second))]
}
