import { describeOwnTags } from '../catalogue/own-tags.ts'
import { AppError } from '../errors.ts'
import type { Finding } from '../store/check-sqlite.ts'
import type { Command, Context } from './command.ts'
import { examineDatabase } from './examine-database.ts'
import { listStories } from './list-stories.ts'
import { type Config, loadConfig } from './load-config.ts'
import { toTable } from './table.ts'

/** Tags of sources' own that are told one by one. */
const OWN_TAGS_SHOWN = 10

export const doctor: Command = {
  name: 'doctor',
  usage: '[--stories] [--json]',
  about: 'Look over settings, configuration, database and sources, and say what to do.',
  options: {
    stories: { type: 'boolean', about: 'list instead which entries were joined as one article, and why' },
    json: { type: 'boolean', about: 'as JSON, stable for programs' },
  },
  positionals: { min: 0, max: 0 },
  run: async (context, { values }) => {
    if (values.stories) {
      await listStories(context, values.json === true)
      return 0
    }
    const findings = [
      finding('node', true, process.version),
      ...examineConfig(context),
      ...(await examineDatabase(context)),
    ]
    const rows = findings.map(({ name, isOk, detail }) => [isOk ? 'ok' : 'WRONG', name, detail])
    context.stdout.write(values.json ? `${JSON.stringify({ findings }, null, 2)}\n` : toTable(rows))
    return findings.every(({ isOk }) => isOk) ? 0 : 1
  },
}

function examineConfig({ settings }: Context): Finding[] {
  try {
    const config = loadConfig(settings.configDir)
    const { sources, tags } = config
    return [
      finding('configuration', true, `${sources.length} sources, ${tags.length} tags`),
      ...examineTags(config),
    ]
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return [finding('configuration', false, error.message)]
  }
}

/** A source may have tags of its own: they are told, in case one is a slip. */
function examineTags({ sources, tags }: Config): Finding[] {
  const told = sources.flatMap((source) =>
    describeOwnTags(source.tags, tags).map((remark) => `${source.id}: ${remark}`),
  )
  const rest = told.length - OWN_TAGS_SHOWN
  return [
    ...told.slice(0, OWN_TAGS_SHOWN).map((remark) => finding('tag', true, remark)),
    ...(rest > 0 ? [finding('tag', true, `${rest} more that are not in tags.yaml`)] : []),
  ]
}

function finding(name: string, isOk: boolean, detail: string): Finding {
  return { name, isOk, detail }
}
