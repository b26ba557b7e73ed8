import { describe, expect, it } from 'vitest'
import { toTestFeed } from '../testing/documents.ts'
import { createRefreshRig, FEED, toBody, toFresh } from '../testing/refresh-rig.ts'

const HOUR = 3_600_000
const rig = createRefreshRig()

/** What the list says of one post after it was read in each of these forms, an hour apart. */
async function readForms(...forms: string[]) {
  const times: (number | null | undefined)[] = []
  for (const form of forms) {
    await rig.refresh({ [FEED]: toFresh(form) })
    times.push((await rig.list())[0]?.updatedAt)
    rig.now += HOUR
  }
  return times
}

const toPost = (title: string, body = toBody(1)) => toTestFeed([['p1', title, body]])

describe('a post that was edited without a word of it', () => {
  it('was changed when that was seen, until it is changed again', async () => {
    const start = rig.now
    const forms = [toPost('Post'), toPost('Post, mended'), toPost('Post, mended', toBody(2))]
    expect(await readForms(...forms)).toEqual([null, start + HOUR, start + 2 * HOUR])
    const { publishedAt, seenAt } = (await rig.list())[0] ?? {}
    expect([publishedAt, seenAt]).toEqual([expect.any(Number), start])
  })

  it('was not where only something beside title and text is said in another way', async () => {
    const category = toPost('Post').replace('</item>', '<category>nlp</category></item>')
    expect(await readForms(toPost('Post'), category)).toEqual([null, null])
    const start = rig.now
    const mended = toPost('Post, mended')
    const again = mended.replace('</item>', '<category>other</category></item>')
    expect(await readForms(mended, again)).toEqual([start, start])
  })

  it('was not by what another version of the program reads in another way, and is by an edit after that', async () => {
    expect(await readForms(toPost('Post'))).toEqual([null])
    rig.version = '2.0.0'
    const start = rig.now
    const forms = [toPost('Post', toBody(2)), toPost('Post', toBody(3))]
    expect(await readForms(...forms)).toEqual([null, start + HOUR])
  })

  it('was not when its own page could be read at last', async () => {
    const url = 'https://signal.example/p1'
    const teaser = toTestFeed([['p1', 'Post 1', 'Short. Read more']])
    const page = `<html><body><article><h1>Post 1</h1>${toBody(1)}</article></body></html>`
    await rig.refresh({ [FEED]: toFresh(teaser) })
    await rig.refresh({ [FEED]: toFresh(`${teaser} `), [url]: toFresh(page, { url }) })
    const [entry] = await rig.list()
    expect([entry?.snippet.includes('Word97'), entry?.updatedAt]).toEqual([true, null])
  })
})
