import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { toContentHash } from '../enrich/fingerprint.ts'
import { AppError } from '../errors.ts'
import type { SourceWithState } from '../source.ts'
import { checkSqlite, type Finding } from '../store/check-sqlite.ts'
import { isPostgres, openStore, toFile } from '../store/open-store.ts'
import { describeTrouble } from '../trouble.ts'
import { toUrlKey } from '../url.ts'
import type { Context } from './command.ts'

/** Less room than this on the database's disk is told, bytes. */
const ROOM_MIN = 512 * 1024 * 1024
/** PostgreSQL's code for a table that is not there. */
const NO_TABLE = '42P01'

/** Whether the database answers and what it holds; of a file also its pages, texts and disk. */
export async function examineDatabase(context: Context): Promise<Finding[]> {
  const { databaseUrl } = context.settings
  if (isPostgres(databaseUrl)) return examinePostgres(context)
  const file = toFile(databaseUrl)
  return [...(await examineFile(context, file)), examineRoom(file)]
}

async function examineFile(context: Context, file: string): Promise<Finding[]> {
  if (!existsSync(file))
    return [finding('database', true, `${file} does not exist yet; the first start makes it`)]
  try {
    const [database, ...sources] = await readStats(context, file)
    return [database, ...checkSqlite(file, toContentHash), ...sources]
  } catch (error) {
    const { message } = error as Error
    const told = error instanceof AppError ? message : `${file}: ${describeTrouble(error) ?? message}`
    return [finding('database', false, told)]
  }
}

/** Its files are not ours to look at. */
async function examinePostgres(context: Context): Promise<Finding[]> {
  try {
    return await readStats(context, 'PostgreSQL')
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string }
    if (code === NO_TABLE) {
      return [finding('database', true, 'PostgreSQL answers, without tables yet; the first start makes them')]
    }
    const told = `PostgreSQL does not answer as wanted: ${message || code}. Look whether it runs, and at DATABASE_URL`
    return [finding('database', false, told)]
  }
}

async function readStats({ settings, now }: Context, place: string): Promise<[Finding, ...Finding[]]> {
  const store = await openStore(settings.databaseUrl, { readonly: true })
  try {
    const { entries, sources, sourcesFailing } = await store.reads.findStats(now())
    const failing = `${sourcesFailing} of ${sources} failing; \`incoming sources\` says why`
    return [
      finding('database', true, `${entries} entries in ${place}`),
      finding('sources', true, failing),
      ...findTwins(await store.reads.listSources()),
    ]
  } finally {
    await store.database.close()
  }
}

/** Sources of one address: one was added, and then written into sources.yaml under another id. */
function findTwins(sources: readonly SourceWithState[]): Finding[] {
  const followed = sources.filter(({ status }) => status !== 'retired')
  return [...Map.groupBy(followed, ({ url }) => toUrlKey(url)).values()].flatMap((twins) => {
    const added = twins.find(({ origin }) => origin === 'added')
    if (twins.length < 2 || !added) return []
    const ids = twins.map(({ id }) => id).join(', ')
    return [finding('source', false, `${ids} are one blog, read twice: \`incoming remove ${added.id}\``)]
  })
}

function examineRoom(file: string): Finding {
  const folder = dirname(file)
  const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : '.')
  const room = bavail * bsize
  const detail = `${Math.round(room / 1024 / 1024)} MiB free on its disk`
  return finding(
    'disk',
    room >= ROOM_MIN,
    room >= ROOM_MIN ? detail : `${detail}: make room, or set RETENTION_DAYS`,
  )
}

function finding(name: string, isOk: boolean, detail: string): Finding {
  return { name, isOk, detail }
}
