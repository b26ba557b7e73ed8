/** Characters of a text that are looked at. */
const READ_CHARACTERS_MAX = 600

/** Notes on changes of the post, which may be long: lil-log opens posts with four of them. */
const UPDATE_START =
  /^[\s[(（【*]{0,4}(?:(?:updated?|edit(?:ed)?|correction|errata|erratum)(?:\s(?:on|at|of|from|as of))?(?:\s?[:：\])】]|\s[—–-]\s|\s?[([（【]?\d|\s[([（【]?(?:[a-z]{3,9}\.?,? )?(?:\d{1,2},? )?\d{4})|(?:更新|修订|勘误|补充|编辑|修正|更正)(?:于|日志|记录|说明|通知|公告|时间|日期)?\s?(?:[:：】\]）]|[(（【]?\s?\d)|\d{4}\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?\s?[:：,，]?\s?(?:更新|修订|补充|修正|勘误))/iu
/** Notes of translators and editors. */
const PASSED_ON_START =
  /^[\s[(（【*]{0,4}(?:(?:[译譯][者文]?|[编編](?:者|[辑輯])|小[编編]|[转轉][载載]者?)[按注註](?:[语語])?\s?[:：】\]）]|(?:translator|editor|transl|ed)(?:['’]?s|s['’]|\.)? (?:note|foreword|comment)s?\s?[:：—–\])])/iu

/**
 * Whether a block is a note on the post: on a change of it (`[Updated on 2021-09-19: …]`, `更新：…`), or of those who
 * passed it on (`译者按：…`, `Editor's note: …`).
 */
export function isNote(text: string): boolean {
  const start = text.slice(0, READ_CHARACTERS_MAX)
  return UPDATE_START.test(start) || PASSED_ON_START.test(start)
}
