import { anyOf } from './any-of.ts'
import type { Notices } from './notices.ts'

/** Greetings, and that the text begins. */
export const GREETINGS: Notices = {
  chinese: [
    new RegExp(
      anyOf`
      ^(?:(?:hello|hi|hey|嗨|哈[喽啰]|你好|您好)[^\p{L}\p{N}]*)?(?:大家|各位(?:读者|同学|朋友|小伙伴)?们?|朋友们|小伙伴们|同学们)(?:早上|上午|中午|下午|晚上)?好(?![^，,。！!～~\s])
      ^(?:嗨|哈[喽啰]|你好|您好)[^\p{L}\p{N}]*$
      ^欢迎(?:来到|回到|阅读|收看|收听|光临)
      闲话少[说叙]
      言归正传
      ^(?:好了)?[^\p{L}]*(?:那?就?让我们|我们|那?就)(?:直接|正式)?(?:开始吧|进入正题)`,
      'iu',
    ),
  ],
  others: [
    new RegExp(
      anyOf`
      ^(?:hey|hi|hello|howdy|greetings|dear|welcome|good (?:morning|afternoon|evening))(?:,? (?:there|back|and|again|to|you|my|our|new|all|every(?:one|body)|friends?|folks|readers?|subscribers?|guys|team|world|welcome|hello)){0,6}[^\p{L}\p{N}]*$
      ^(?:hey|hi|hello|dear|good (?:morning|afternoon|evening)), ?\p{L}{1,20}(?: \p{L}{1,20})?[^\p{L}\p{N}]*$
      ^happy (?:\p{Lu}\p{L}+day|new year|holidays|weekend)\b.{0,24}$
      ^i? ?hope (?:you|this (?:email|finds)).{0,40}\b(?:well|safe|enjoy\w*|(?:great|good|nice|lovely) (?:day|week(?:end)?|time|start|holidays?|summer|break))\b.{0,40}$`,
      'iu',
    ),
    new RegExp(
      anyOf`
      \bwelcome (?:back )?to .{0,60}\b(?:issue|edition|instal?lment|newsletter|episode|digest|round-?up|podcast|channel|blog(?: post)?|web ?site)\b
      ^(?:so|now|alright|okay)?,? ?(?:without further ado,? ?)?let.s (?:get (?:to it|started|going|into it)|(?:dive|jump) (?:right )?in(?:to it)?|begin|go)[^\p{L}\p{N}]*$`,
      'iu',
    ),
  ],
}
