import { describe, expect, it } from 'vitest'
import { findPageList } from './find-list.ts'
import { openPage } from './page.ts'

const list = (name: string, date = '') =>
  `<ul>${[1, 2, 3].map((n) => `<li>${date && `${date}${n} `}<a href="/${name}-${n}">The ${name} with the number ${n}</a></li>`).join('')}</ul>`
const find = (html: string) => {
  const result = findPageList(openPage(`<html><body>${html}`, 'https://home.example/'))
  return 'feed' in result ? result.feed.items.map(({ url }) => url?.replace('https://home.example/', '')) : []
}

describe('dropOtherSections', () => {
  it('leaves out lists without dates beside one that has them', () => {
    expect(find(`<h2>Notes</h2>${list('note', '2026-11-0')}<h2>Tools</h2>${list('tool')}`)).toEqual([
      'note-1',
      'note-2',
      'note-3',
    ])
  })

  it('leaves out what a heading says to be something else than the posts beside it', () => {
    expect(find(`<h2>Blog</h2>${list('post')}<h2>Projects</h2>${list('project')}`)).toEqual([
      'post-1',
      'post-2',
      'post-3',
    ])
  })

  it('joins sections of one list', () => {
    expect(find(`<h2>Theory</h2>${list('a')}<h2>Practice</h2>${list('b')}`)).toHaveLength(6)
  })
})
