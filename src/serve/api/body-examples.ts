import { toOpml } from '../feeds/to-opml.ts'
import { SAMPLE_SOURCE } from './samples.ts'

const { id, site, url } = SAMPLE_SOURCE

/** What each operation of the description that takes a body may be sent. */
const BODIES: Record<string, unknown> = {
  addSource: { url, id, tags: ['natural-language-processing'] },
  changeSource: { status: 'paused' },
  preview: { url: site },
  importOpml: { url: 'https://reader.example/subscriptions.opml' },
}

/** An example of the body that an operation takes, in one of its media types. */
export function toBodyExample(operation: string, type: string): unknown {
  return type === 'application/json' ? BODIES[operation] : toOpml([SAMPLE_SOURCE])
}
