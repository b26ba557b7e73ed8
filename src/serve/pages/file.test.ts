import { describe, expect, it } from 'vitest'
import { toTestDetail } from '../../testing/builders.ts'
import { getPage } from '../../testing/get-page.ts'

const URL_OF = 'https://pod.example/a/ep%2012.mp3?t=1&u=2'

describe('a file that came with a post', () => {
  const getFiles = async (contentHtml: string, type: string | null, length: number | null = null) => {
    const entry = toTestDetail(1, { contentHtml, enclosures: [{ url: URL_OF, type, length }] })
    return (await getPage(`/entries/${entry.id}`, { entries: [entry] })).body
  }

  it('is called by its name, and says how large it is', async () => {
    const body = await getFiles('<p>Text.</p>', 'audio/mpeg', 12_345_678)
    expect(body).toContain(
      'rel="external">ep 12.mp3</a> <span class="note">audio/mpeg · 12.3 MB · pod.example',
    )
  })

  it.each([
    ['audio/mpeg', '<audio controls preload="none"'],
    ['video/mp4', '<video controls preload="none"'],
  ])('is played on the page, and asked for only then: %s', async (type, player) => {
    expect(await getFiles('<p>Text.</p>', type)).toContain(player)
  })

  it.each([
    ['application/pdf', '<p>Text.</p>'],
    [null, '<p>Text.</p>'],
    ['audio/mpeg', '<audio src="https://pod.example/a/ep%2012.mp3?t=1&amp;u=2" controls></audio>'],
  ])('has no player where there is nothing to play, or one already: %s, %s', async (type, contentHtml) => {
    expect(await getFiles(contentHtml, type)).not.toContain('preload="none"')
  })
})
