import { toSourcesYaml } from '../catalogue/sources-yaml.ts'
import { AppError } from '../errors.ts'
import { toOpml } from '../serve/feeds/to-opml.ts'
import type { SourceWithState } from '../source.ts'
import type { Command } from './command.ts'
import { listConfigured } from './list-configured.ts'

const FORMATS = { opml: toOpml, yaml: toSourcesYaml }

export const exportSources: Command = {
  name: 'export',
  usage: '[--format opml|yaml]',
  about: 'Write the sources to stdout.',
  options: {
    format: {
      type: 'string',
      value: 'opml|yaml',
      about: 'OPML for feed readers (default), or stanzas of sources.yaml',
    },
  },
  positionals: { min: 0, max: 0 },
  run: async (context, { values }) => {
    const format = String(values.format ?? 'opml')
    if (!(format in FORMATS)) throw new AppError('invalid', `--format is opml or yaml, not ${format}.`)
    const sources = (await listConfigured(context)).filter((source) => source.status !== 'retired')
    context.stdout.write(FORMATS[format as keyof typeof FORMATS](sources.map(withActive)))
    return 0
  },
}

/** As a stanza says whether a source is followed: an administrator may have said otherwise than its own. */
function withActive({ active: _, ...source }: SourceWithState): SourceWithState {
  return source.status === 'paused' ? { ...source, active: false } : source
}
