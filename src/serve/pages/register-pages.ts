import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { type AnswerPolicy, KEPT, SOON_OLD } from '../answer-policy.ts'
import { aboutPage } from './about-page.ts'
import { registerAssets } from './assets.ts'
import { digestsPage } from './digests-page.ts'
import { editionPage } from './edition-page.ts'
import { entryPage } from './entry-page.ts'
import { registerInstall } from './install.ts'
import { latestPage } from './latest-page.ts'
import { type Page, renderDocument } from './layout.ts'
import { openNewest } from './newest.ts'
import type { PageOptions } from './page-options.ts'
import { paperPage } from './paper-page.ts'
import { papersPage } from './papers-page.ts'
import { searchPage } from './search-page.ts'
import { sourcePage } from './source-page.ts'
import { sourcesPage } from './sources-page.ts'
import { tagPage } from './tag-page.ts'
import { tagsPage } from './tags-page.ts'
import { toVisit, type Visit } from './visit.ts'

interface Route {
  build: (visit: Visit, options: PageOptions) => Promise<Page>
  answer: AnswerPolicy
}

/** Every page, by its address; this table is the list of them. */
const PAGES: Readonly<Record<string, Route>> = {
  '/': { build: latestPage, answer: KEPT },
  '/tags': { build: tagsPage, answer: KEPT },
  '/tags/:tag': { build: tagPage, answer: KEPT },
  '/sources': { build: sourcesPage, answer: SOON_OLD },
  '/sources/:source': { build: sourcePage, answer: SOON_OLD },
  '/papers': { build: papersPage, answer: KEPT },
  '/papers/*': { build: paperPage, answer: KEPT },
  '/entries/:id': { build: entryPage, answer: KEPT },
  '/digests': { build: digestsPage, answer: KEPT },
  '/digests/:week': { build: editionPage, answer: KEPT },
  '/search': { build: searchPage, answer: KEPT },
  '/about': { build: aboutPage, answer: KEPT },
}

/** Puts the pages and their assets on the server. Refusals are thrown as AppError, for the server's error handler. */
export function registerPages(app: FastifyInstance, options: PageOptions): void {
  registerAssets(app)
  registerInstall(app)
  const findNewest = openNewest(options.reads)
  for (const [path, { build, answer }] of Object.entries(PAGES)) {
    const config = { answer: { ...answer, isForReader: true } }
    app.get(path, { schema: { hide: true }, config }, async (request, reply) => {
      const visit = toVisit(request, { publicUrl: options.settings.publicUrl, now: options.now() })
      const [page, newest] = await Promise.all([build(visit, options), findNewest()])
      // Others are answered between finding what a page says and writing it: at hand or not, each is some milliseconds.
      await nextTurn()
      const { cookies } = visit.preferences
      if (cookies.length > 0) reply.header('set-cookie', cookies)
      return reply
        .status(page.status ?? 200)
        .type('text/html; charset=utf-8')
        .headers({ 'cache-control': 'no-cache', vary: 'accept-language, cookie' })
        .send(renderDocument({ ...page, newest }, visit).toString())
    })
  }
}
