import { AppError } from '../errors.ts'
import { toOpml } from '../serve/feeds/to-opml.ts'
import type { SourceWithState } from '../source.ts'
import { toSourcesYaml } from '../sources-yaml.ts'
import { openStore } from '../store/open-store.ts'
import type { Command } from './command.ts'
import { loadConfig } from './load-config.ts'

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
  run: async ({ settings, now, stdout }, { values }) => {
    const format = String(values.format ?? 'opml')
    if (!(format in FORMATS)) throw new AppError('invalid', `--format is opml or yaml, not ${format}.`)
    const store = await openStore(settings.databaseUrl)
    try {
      await store.writes.syncSources(loadConfig(settings.configDir).sources, now())
      const sources = (await store.reads.listSources()).filter((source) => source.status !== 'retired')
      stdout.write(FORMATS[format as keyof typeof FORMATS](sources.map(withActive)))
      return 0
    } finally {
      await store.database.close()
    }
  },
}

/** As a stanza says whether a source is followed: an administrator may have said otherwise than its own. */
function withActive({ active: _, ...source }: SourceWithState): SourceWithState {
  return source.status === 'paused' ? { ...source, active: false } : source
}
