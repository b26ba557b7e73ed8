/** Processor time that work takes, ms: on a busy machine a clock on the wall tells little. */
export function measureCpuMs(work: () => void): number {
  const startedAt = process.cpuUsage()
  work()
  return process.cpuUsage(startedAt).user / 1000
}
