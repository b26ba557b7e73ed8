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

describe('findPageList', () => {
  const cards = (folder: string, name: string, date: string) =>
    [1, 2, 3, 4, 5].map(
      (n) =>
        `<div class="${name}"><h3><a href="/${folder}/${n}">The ${name} that has the number ${n}</a></h3><time datetime="${date}${n}">x</time></div>`,
    )
  const toSection = (rows: string[], heading: string) =>
    `<section class="s${heading.length}"><h2>${heading}</h2>${rows.join('')}</section>`
  const posts = toSection(cards('blog', 'bp', '2026-11-0').slice(0, 4), 'Latest from the blog')

  it.each(['Upcoming events', 'Seminars', 'Where to meet us'])(
    'keeps the list under %s apart from the posts',
    (heading) => {
      const events = toSection(cards('events', 'ev', '2027-02-0'), heading)
      const wanted = ['blog/1', 'blog/2', 'blog/3', 'blog/4']
      expect(find(events + posts)).toEqual(wanted)
      expect(find(posts + events)).toEqual(wanted)
    },
  )

  it('joins sections of posts in folders of their own where no headings tell them apart', () => {
    const list = (name: string) => `<div class="l-${name}">${cards(name, name, '2026-11-0').join('')}</div>`
    expect(find(list('theory') + list('practice'))).toHaveLength(10)
  })
})
