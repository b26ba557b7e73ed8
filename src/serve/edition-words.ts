import type { EditionReason } from '../edition/edition.ts'
import { LONG_MINUTES, POINTS, RARE_GAP_DAYS } from '../edition/points.ts'
import { EDITION_ENTRIES_MAX, EDITION_PER_SOURCE_MAX, EDITION_WORDS_MIN } from '../edition/rule.ts'

/** What is said of editions wherever they are shown, by language. */
type Language = 'en' | 'zh'

/** Why a post is in an edition, as a few words. */
export function toReasonText(reason: EditionReason, language: Language): string {
  return REASONS[language](reason)
}

const REASONS: Record<Language, (reason: EditionReason) => string> = {
  en: (reason) => {
    switch (reason.code) {
      case 'carried':
        return `carried by ${reason.count} other ${reason.count === 1 ? 'source' : 'sources'}`
      case 'paper':
        return reason.posts > 1 ? `a paper that ${reason.posts} posts discuss` : 'about a paper'
      case 'rare':
        return 'its source posts seldom'
      case 'long':
        return `a long read, ${reason.minutes} min`
      case 'formulas':
        return 'with formulas'
    }
  },
  zh: (reason) => {
    switch (reason.code) {
      case 'carried':
        return `另有 ${reason.count} 个来源转载`
      case 'paper':
        return reason.posts > 1 ? `本周 ${reason.posts} 篇文章讨论同一论文` : '讨论论文'
      case 'rare':
        return '来源不常更新'
      case 'long':
        return `长文，${reason.minutes} 分钟`
      case 'formulas':
        return '含公式'
    }
  },
}

/** The rule that makes an edition, sentence by sentence. */
export const EDITION_RULE: Record<Language, readonly string[]> = {
  en: [
    `An edition is made of the stories published in its week (UTC), one for each article however often it was reposted; those of fewer than ${EDITION_WORDS_MIN} words are left out.`,
    `A story gets ${POINTS.carried} points for each other source that carried it (${POINTS.carriedMax} at most), ${POINTS.paper} for being about a paper and ${POINTS.paperShared} more for each other story about the same one (${POINTS.paperSharedMax} at most), ${POINTS.rare} where its source usually posts less than every ${RARE_GAP_DAYS} days, ${POINTS.long} from ${LONG_MINUTES} minutes to read on, ${POINTS.formulas} for formulas.`,
    `First each source that posts seldom gives its best story; then those of most points follow, ${EDITION_PER_SOURCE_MAX} of one source at most, ${EDITION_ENTRIES_MAX} in all. Equal ones go by date, the earlier first.`,
    'They are put under the broadest concept of their strongest tag. A day after the week the edition is closed and never changes again.',
  ],
  zh: [
    `每期取自该周（UTC）发表的文章，同一文章无论转载多少次只算一篇；不足 ${EDITION_WORDS_MIN} 字的不收。`,
    `每有一个其他来源转载加 ${POINTS.carried} 分（至多 ${POINTS.carriedMax} 个），讨论论文加 ${POINTS.paper} 分，同周每另有一篇讨论同一论文再加 ${POINTS.paperShared} 分（至多 ${POINTS.paperSharedMax} 篇），来源通常 ${RARE_GAP_DAYS} 天以上才更新加 ${POINTS.rare} 分，阅读时间 ${LONG_MINUTES} 分钟以上加 ${POINTS.long} 分，含公式加 ${POINTS.formulas} 分。`,
    `先从每个不常更新的来源各取最好的一篇，再按分数取其余，每个来源至多 ${EDITION_PER_SOURCE_MAX} 篇，全期至多 ${EDITION_ENTRIES_MAX} 篇；同分者先发表的在前。`,
    '文章归入其首要标签的最上层概念。该周结束一天后定稿，不再更改。',
  ],
}
