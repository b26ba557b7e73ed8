import { openStore } from '../store/open-store.ts'
import type { ToldJoin } from '../store/writes.ts'
import type { Context } from './command.ts'
import { toTable } from './table.ts'

/** Joins listed, newest first. */
const JOINS_MAX = 1000
/** Of a title in the table, characters. */
const TITLE_CHARACTERS_MAX = 60

/** Writes which entries were joined into stories, why, and how alike they are; `separate` takes one out again. */
export async function listStories({ settings, stdout }: Context, isJson: boolean): Promise<void> {
  const { database, writes } = await openStore(settings.databaseUrl, { readonly: true })
  try {
    const joins = await writes.listJoins(JOINS_MAX)
    const separations = [...(await writes.listSeparations())]
    if (isJson) {
      const told = joins.map((join) => ({ ...join, joinedAt: new Date(join.joinedAt).toISOString() }))
      stdout.write(`${JSON.stringify({ joins: told, separations }, null, 2)}\n`)
      return
    }
    stdout.write(
      toTable([['ENTRY', 'TITLE', 'REASON', 'SCORE', 'SAME AS', 'TITLE'], ...joins.map(toRow)]) +
        separations.map((id) => `${id} stands for itself: separated by an administrator\n`).join(''),
    )
  } finally {
    await database.close()
  }
}

function toRow({ id, title, reason, score, other, otherTitle }: ToldJoin): string[] {
  return [id, toShort(title), reason, score.toFixed(2), other, toShort(otherTitle || 'deleted meanwhile')]
}

function toShort(title: string): string {
  const characters = [...title]
  if (characters.length <= TITLE_CHARACTERS_MAX) return title
  return `${characters.slice(0, TITLE_CHARACTERS_MAX - 1).join('')}…`
}
