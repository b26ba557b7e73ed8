import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { SKIP_REASON, toExpectation } from './hostile/expectation.ts'
import { judgeCase } from './hostile/judge-case.ts'
import { judgeFacts } from './hostile/judge-facts.ts'
import { judgeOutputs } from './hostile/judge-outputs.ts'
import { judgeCrowding, judgeRequests } from './hostile/judge-requests.ts'
import { HOSTILE_NAMES, OPEN_ADDRESS } from './hostile/names.ts'
import { playCase, playOnce, toStanza } from './hostile/play-cases.ts'
import { type HostileOrigin, startOrigin } from './hostile/start-origin.ts'
import { probePages } from './probe-pages.ts'
import { type RunningService, startService } from './start-service.ts'

const PORT = 8765
/** Sources that are refreshed at one time when everything is played at once. */
const AT_ONCE = 32
const MEBIBYTE = 1024 * 1024
const MEMORY_MIB_MAX = 450
const PAGE_MS_MAX = 100
/** A case that raises the peak by less is not told. */
const TOLD_MIB_MIN = 15

const { values } = parseArgs({
  options: { origin: { type: 'string' }, only: { type: 'string' }, json: { type: 'string' } },
})
if (!values.origin) {
  console.error('usage: node src/bench/hostile.ts --origin FOLDER [--only PATTERN] [--json FILE]')
  process.exit(2)
}

const origin = await startOrigin(values.origin, PORT)
const cases = origin.cases
  .filter(({ path }) => new RegExp(values.only ?? '').test(path))
  .map((played) => ({ played, expectation: toExpectation(played) }))
const service = await startService(
  cases.map(({ played }) => toStanza(played.path, origin.url)),
  {
    ALLOW_PRIVATE_NETWORKS: `127.0.0.1:${PORT},${OPEN_ADDRESS}`,
    CRAWL_CONCURRENCY: String(AT_ONCE),
  },
  { names: HOSTILE_NAMES },
)
try {
  const report = await run(service, origin)
  if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)
  process.exitCode = report.faults.length === 0 ? 0 : 1
} finally {
  await service.stop()
  origin.stop()
}

async function run(service: RunningService, origin: HostileOrigin) {
  const pages = probePages(service.url)
  const faults: { path: string; fault: string }[] = []
  const note = (path: string, found: string[]) => {
    for (const fault of new Set(found)) {
      faults.push({ path, fault })
      console.log(`✗ ${path.padEnd(28)} ${fault.slice(0, 200)}`)
    }
  }
  await origin.reset()
  await playOneByOne(service, origin, note)
  note('(requests)', values.only ? [] : judgeRequests(await origin.log()))
  const alonePeakMib = toMib(service.peakBytes())
  await playAtOnce(service, origin)
  note('(requests)', judgeCrowding(await origin.log()))
  const times = await pages.stop()
  const peakMib = toMib(service.peakBytes())
  const hits = await origin.canaryHits()
  note(
    '(canary)',
    hits.map(({ url }) => `was asked for ${url}`),
  )
  note('(memory)', peakMib > MEMORY_MIB_MAX ? [`${peakMib} MiB at most, over ${MEMORY_MIB_MAX}`] : [])
  note('(pages)', judgePages(times))
  const skipped = cases.filter(({ expectation }) => expectation.as === null)
  const played = cases.length - skipped.length
  const report = { played, skipped: skipped.length, faults, peakMib, alonePeakMib, pages: times }
  for (const { played } of skipped) console.log(`- ${played.path.padEnd(28)} not played: ${SKIP_REASON}`)
  console.log(describe(report))
  return report
}

async function playOneByOne(
  service: RunningService,
  origin: HostileOrigin,
  note: (path: string, found: string[]) => void,
): Promise<void> {
  for (const each of cases) {
    if (each.expectation.as === null) continue
    const before = service.peakBytes()
    const played = await playCase(service, origin, each)
    note(played.path, [
      ...judgeCase(played, Date.now()),
      ...judgeFacts(played, origin.url),
      ...(await judgeOutputs(played.outputs, service.url)),
    ])
    const roseMib = toMib(service.peakBytes()) - toMib(before)
    if (roseMib >= TOLD_MIB_MIN)
      console.log(`  ${played.path.padEnd(28)} took ${roseMib} MiB more than all before`)
  }
}

type PageTimes = Awaited<ReturnType<ReturnType<typeof probePages>['stop']>>

function judgePages({ p99Ms, heldUpMs, failed, requests }: PageTimes): string[] {
  const slow = `99 of 100 within ${Math.round(p99Ms)} ms, ${Math.round(heldUpMs)} of them the machine's; over ${PAGE_MS_MAX}`
  return [
    ...(p99Ms - heldUpMs > PAGE_MS_MAX ? [slow] : []),
    ...(failed > 0 ? [`${failed} of ${requests} failed`] : []),
  ]
}

function describe({
  played,
  skipped,
  faults,
  peakMib,
  alonePeakMib,
  pages,
}: Awaited<ReturnType<typeof run>>) {
  const { requests, medianMs, p99Ms, heldUpMs, maxMs } = pages
  return (
    `${played} cases played, ${skipped} not; ${faults.length} faults. Memory at most ${alonePeakMib} MiB one by one, ${peakMib} MiB at once. ` +
    `Pages: ${requests} requests, median ${medianMs.toFixed(1)} ms, 99th percentile ${p99Ms.toFixed(1)} ms (${heldUpMs.toFixed(1)} of them the machine's), longest ${maxMs.toFixed(0)} ms.`
  )
}

/** Everything once more and at one time: a fault must not slow or break what runs beside it. */
async function playAtOnce(service: RunningService, origin: HostileOrigin): Promise<void> {
  const waiting = cases.filter(({ expectation }) => expectation.as !== null)
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      await playOnce(service, origin, { path: next.played.path, as: next.expectation.as }).catch(() => {})
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

function toMib(bytes: number | null): number {
  return Math.round((bytes ?? 0) / MEBIBYTE)
}
