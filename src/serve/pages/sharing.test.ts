import { describe, expect, it } from 'vitest'
import { toTestDetail } from '../../testing/builders.ts'
import { getPage } from '../../testing/get-page.ts'

const entry = toTestDetail(1, { snippet: 'What it says.', image: 'https://alpha.example/a.png?w=1&h=2' })
const getMetas = async (url: string) => {
  const { body } = await getPage(url, { entries: [entry] })
  return Object.fromEntries(
    [...body.matchAll(/<meta property="og:(\w+)" content="([^"]*)">/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  )
}

describe('what is said of a page where it is shared (Open Graph)', () => {
  it('shows a post with what it says and its picture', async () => {
    expect(await getMetas(`/entries/${entry.id}`)).toMatchObject({
      title: entry.title,
      type: 'article',
      description: 'What it says.',
      image: 'https://alpha.example/a.png?w=1&amp;h=2',
    })
  })

  it('says of a list what the station is', async () => {
    const metas = await getMetas('/')
    expect(metas).toMatchObject({ type: 'website', description: expect.stringContaining('Machine-learning') })
    expect(metas).not.toHaveProperty('image')
  })
})
