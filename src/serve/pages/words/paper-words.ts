import { plural } from './plural.ts'

/** What the pages of papers, models and repositories say. */
export const PAPER_WORDS = {
  en: {
    title: 'Papers and code',
    all: (total: number, shown: number) =>
      total > shown
        ? `The ${shown} that posts name most, of ${total}.`
        : 'What posts name, most named first.',
    none: 'No post names a paper yet.',
    lead: (posts: number) => `Named by ${plural(posts, 'post')}.`,
    about: 'posts about it',
    unknown: (id: string) => `No post names “${id}”.`,
  },
  zh: {
    title: '论文与代码',
    all: (total: number, shown: number) =>
      total > shown ? `文章提到最多的 ${shown} 个，共 ${total} 个。` : '文章提到的论文与代码，提到多的在前。',
    none: '还没有文章提到论文。',
    lead: (posts: number) => `${posts} 篇文章提到它。`,
    about: '相关文章',
    unknown: (id: string) => `没有文章提到“${id}”。`,
  },
}
