import { Gauge, type Registry } from '@prometheus-io/client'
import type { SourceWithState } from '../../source.ts'
import { type HubState, toHubState } from '../../subscription.ts'

const STATES: readonly HubState[] = ['wanted', 'asked', 'verified', 'silent', 'denied', 'failed']

/** Gauges of the subscriptions at hubs; the function given back sets them from the sources as they are. */
export function createWebsubGauges(
  registry: Registry,
  prefix: string,
): (sources: readonly SourceWithState[]) => void {
  const registers = [registry]
  const subscriptions = new Gauge({
    name: `${prefix}websub_subscriptions`,
    help: 'Subscriptions at hubs by state.',
    labelNames: ['state'] as const,
    registers,
  })
  const deliveries = new Gauge({
    name: `${prefix}websub_deliveries`,
    help: 'Deliveries to subscriptions that stand: taken, or dropped for their signature.',
    labelNames: ['outcome'] as const,
    registers,
  })
  return (sources) => {
    const all = sources.flatMap(({ websub }) => websub ?? [])
    const sum = (count: (each: (typeof all)[number]) => number) =>
      all.reduce((total, each) => total + count(each), 0)
    for (const state of STATES)
      subscriptions.set(
        { state },
        sum((each) => Number(toHubState(each) === state)),
      )
    deliveries.set(
      { outcome: 'taken' },
      sum((each) => each.deliveries),
    )
    deliveries.set(
      { outcome: 'dropped' },
      sum((each) => each.dropped),
    )
  }
}
