import type { FastifyInstance } from 'fastify'
import { AppError } from '../../errors.ts'
import type { Operations } from '../../operations.ts'
import type { AppOptions } from '../app-options.ts'
import type { Suggest } from '../suggestions.ts'
import { createAdminGuard } from './admin-guard.ts'
import { registerDigests } from './digests.ts'
import { registerEntries } from './entries.ts'
import { registerOpmlImport } from './opml.ts'
import { registerPapers } from './papers.ts'
import { API_PREFIX } from './prefix.ts'
import { registerPreview } from './preview.ts'
import { registerSeparations } from './separations.ts'
import { registerSourceChanges } from './source-changes.ts'
import { registerSources } from './sources.ts'
import { registerStats } from './stats.ts'
import { registerSuggestions } from './suggestions.ts'
import { registerTags } from './tags.ts'

/** The REST API: what anyone may read, and behind the administrator's token what changes things. */
export async function registerApi(
  app: FastifyInstance,
  options: AppOptions & { suggest: Suggest },
): Promise<void> {
  const { reads, tags, now, settings, operations } = options
  await app.register(
    async (api) => {
      registerEntries(api, { reads, tags, now, publicUrl: settings.publicUrl })
      registerSources(api, { reads, now })
      registerTags(api, { reads, tags })
      registerDigests(api, { reads, tags, now })
      registerPapers(api, { reads, tags, now, publicUrl: settings.publicUrl })
      registerStats(api, { reads, now })
      registerSuggestions(api, options.suggest)
    },
    { prefix: API_PREFIX },
  )
  await app.register(
    async (api) => {
      api.addHook('onRequest', createAdminGuard(settings.adminToken))
      const getOperations = () => operations ?? refuseOperations()
      registerSourceChanges(api, { reads, now, getOperations })
      registerPreview(api, getOperations)
      registerSeparations(api, getOperations)
      await registerOpmlImport(api, getOperations)
    },
    { prefix: API_PREFIX },
  )
}

function refuseOperations(): Operations {
  throw new AppError(
    'unavailable',
    'This process only serves. Send changes to a process that crawls, or start with the command start.',
  )
}
