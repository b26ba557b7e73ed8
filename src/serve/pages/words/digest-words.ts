import { plural } from './plural.ts'

const en = {
  title: 'Weekly digests',
  one: 'Digest',
  lead: 'The posts of each week worth reading, one card for each story. An edition is closed a day after its week and stays as it is.',
  thisWeek: (week: string) => `This week so far: ${week}`,
  none: 'No edition yet',
  noneHow: 'The first ones are closed once the station has listened for a day.',
  chosen: (chosen: number, all: number, sources: number) =>
    `${chosen} of ${plural(all, 'story', 'stories')} from ${plural(sources, 'source')}.`,
  open: (day: string) => `Still open: closes on ${day}.`,
  closed: (day: string) => `Closed on ${day}.`,
  empty: 'Nothing was received in this week',
  rest: 'More',
  rule: 'How an edition is made',
  why: (points: number) => `Why it is here: ${plural(points, 'point')}`,
  unknown: (week: string) => `There is no digest “${week}”.`,
}

const zh: typeof en = {
  title: '每周精选',
  one: '周刊',
  lead: '每周值得一读的文章，每个故事一张卡片。每期在该周结束一天后定稿，此后不再更改。',
  thisWeek: (week) => `本周（${week}）进行中`,
  none: '还没有周刊',
  noneHow: '接收站运行满一天后，第一批周刊就会定稿。',
  chosen: (chosen, all, sources) => `从 ${sources} 个来源的 ${all} 篇文章中选出 ${chosen} 篇。`,
  open: (day) => `尚未定稿：将于${day}定稿。`,
  closed: (day) => `已于${day}定稿。`,
  empty: '这一周没有收到文章',
  rest: '其他',
  rule: '周刊是怎样编成的',
  why: (points) => `入选理由：${points} 分`,
  unknown: (week) => `没有周刊“${week}”。`,
}

/** What the pages of the weekly editions say. */
export const DIGEST_WORDS = { en, zh }
