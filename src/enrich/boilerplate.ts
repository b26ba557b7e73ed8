import { toSimplified } from '../chinese-characters.ts'

/** Frames of reposting, following and filing: a sentence with one of these is never part of a snippet. */
const NOTICES: readonly RegExp[] = [
  // reposting and rights
  /转载(?:请|自|于|须|需|必须|时|本文|文章|声明|说明|授权|来源|链接|，|。|:|：)|(?:请勿|禁止|谢绝|欢迎|不得|允许|申请)转载|未经.{0,12}(?:许可|授权|允许|同意)|轉載(?:請|自|於)/,
  /(?:首发|首發|原载|同步发布|同步更新)(?:于|於|在|自)|(?:原文|本文|文章)(?:链接|地址|出处|网址)|(?:原文|本文|文章)(?:作者|来源)\s*[:：|]|本文(?:翻译自|译自|转自|来自)|(?:版权|著作权)(?:声明|归|所有|属于)/,
  /(?:知识共享|创作共用|CC[ -]BY)|遵循.{0,12}(?:版权|许可|CC)|all rights reserved|licensed under (?:a |the )?(?:cc\b|creative)/i,
  /\b(?:this|the) (?:post|article|essay|piece|blog|text|story)[^.]{0,30} (?:originally|first|also|cross-?) ?(?:published|appeared|posted|available|written in)\b|^(?:originally|first) (?:published|posted|appeared) (?:on|at|in|by)\b|\bcross-?posted (?:from|on|to|at)\b|\b(?:reposted|republished|reprinted) (?:from|with)\b/i,
  // following
  /点击(?:上方|下方|蓝字|关注|阅读原文)|(?:关注|订阅)(?:我们|公众号|本号|本公众号|我的|该公众号)|公众号[:：“「]|(?:扫码|扫描|长按).{0,12}(?:关注|识别|二维码|加入|添加)|(?:设为|加个?|置顶)星标|加(?:入|我).{0,8}(?:交流群|微信群|QQ群)|(?:后台|公众号)回复|(?:欢迎|记得|顺手|请|求|帮忙|麻烦).{0,8}(?:点赞|在看|三连)|点个赞|一键三连|求关注|不迷路|(?:按|点)[赞讚][、，,]?(?:分享|收藏|在看|订阅)/,
  /\bsubscribe (?:to (?:our|my|the (?:newsletter|blog|channel|feed))|now|here|below|via)\b|\bsign up (?:for (?:our|my|the|free)|now|here|below)\b|\bfollow (?:me|us) (?:on|at)\b|\bjoin (?:our|my|the) (?:discord|slack|newsletter|mailing list)\b|\bsupport (?:me|us) on (?:patreon|ko-?fi)\b|\bbuy me a coffee\b|\byour browser does not support\b|\bskip to (?:main )?content\b|\benable javascript\b|\blisten to (?:this|the) (?:article|post)\b/i,
  /^thanks for reading\b|\bsubscribe for free\b|\bif you haven.t (?:yet )?subscribed\b|\bjoin(?:ed)? (?:us|[\d,]+k?\+? )|\bpa(?:id|ying) (?:subscriber|member)s?\b|\bmember-only\b|\bnot a (?:medium |paying )?member\?|\bread (?:this|it) for free\b/i,
  /\bsubscribe to (?:get|receive|have|read)\b|\bif you(?:.re| are) new here\b|\bthank(?:s| you) to (?:our|(?:this|today).{0,8}) (?:sponsors?|partners?|patrons|supporters)\b|^this .{0,12}\b(?:post|article|issue|edition|episode|newsletter|week|month|video|blog) (?:is|was) (?:sponsored|brought to you) by\b|\bshare (?:this|it) .{0,20}with (?:a friend|your (?:friends|colleagues|network))\b|\bview .{0,20}in (?:your )?browser\b|\blisten (?:to (?:it|this|us|the)\b.{0,24} |now |also )?on (?:spotify|apple podcasts?|youtube)\b|\bwe(?:.re| are) hiring\b|\bour (?:careers? page|open (?:roles|positions))\b|\bif you (?:find|spot|notice|see) (?:an?y? )?(?:mistake|error|typo)s?\b.{0,40}\b(?:this (?:post|article|page)|please|let (?:me|us)|feel free|hesitate|contact|e-?mail)\b|\b(?:views|opinions)(?: expressed)?(?: here)? are (?:my own|mine)\b/i,
  /同步发表[于在]|(?:本文|文章|此文).{0,6}(?:同时|还|也)发表[于在]|干货.{0,4}第一时间|(?:点个|(?:^|[，,、！!])点)(?:在看|关注|收藏|转发)|文末.{0,6}(?:福利|赠书|送书|抽奖)|(?:前.{0,2}[篇章节期]|上一?[篇章节期])(?:文章)?(?:请看|请见|参见|链接|传送门)|^(?:感谢|谢谢)(?:大家|各位|您|你)?的?(?:耐心)?(?:阅读|观看|收看|关注)/,
  // greetings, and that the text begins
  /^(?:hey|hi|hello|howdy|greetings|dear|welcome|good (?:morning|afternoon|evening))(?:,? (?:there|back|and|again|to|you|my|our|new|all|every(?:one|body)|friends?|folks|readers?|subscribers?|guys|team|world|welcome|hello)){0,6}[^\p{L}\p{N}]*$|^(?:hey|hi|hello|dear|good (?:morning|afternoon|evening)), ?\p{L}{1,20}(?: \p{L}{1,20})?[^\p{L}\p{N}]*$|^happy (?:\p{Lu}\p{L}+day|new year|holidays|weekend)\b.{0,24}$|^i? ?hope (?:you|this (?:email|finds)).{0,40}\b(?:well|safe|enjoy\w*|(?:great|good|nice|lovely) (?:day|week(?:end)?|time|start|holidays?|summer|break))\b.{0,40}$/iu,
  /\bwelcome (?:back )?to .{0,60}\b(?:issue|edition|instal?lment|newsletter|episode|digest|round-?up|podcast|channel|blog(?: post)?|web ?site)\b|^(?:so|now|alright|okay)?,? ?(?:without further ado,? ?)?let.s (?:get (?:to it|started|going|into it)|(?:dive|jump) (?:right )?in(?:to it)?|begin|go)[^\p{L}\p{N}]*$/iu,
  /^(?:(?:hello|hi|hey|嗨|哈[喽啰]|你好|您好)[^\p{L}\p{N}]*)?(?:大家|各位(?:读者|同学|朋友|小伙伴)?们?|朋友们|小伙伴们|同学们)(?:早上|上午|中午|下午|晚上)?好(?![^，,。！!～~\s])|^(?:嗨|哈[喽啰]|你好|您好)[^\p{L}\p{N}]*$|^欢迎(?:来到|回到|阅读|收看|收听|光临)|闲话少[说叙]|言归正传|^(?:好了)?[^\p{L}]*(?:那?就?让我们|我们|那?就)(?:直接|正式)?(?:开始吧|进入正题)/iu,
  // what a site says to its visitors
  /\bprivacy policy\b|\bterms of (?:service|use)\b|\bwe use cookies\b|\baffiliate links?\b|\bearns? (?:a |an )?(?:affiliate )?commission\b|\bcheck your inbox\b|<iframe\b|\bissue with the form\b|^提示：(?:文章写完后|这里可以添加|以下是本篇文章)|话不多说/i,
  /\b(?:chapter|post|page|section|article) is (?:still |only )?(?:an? )?(?:early |rough )?(?:draft|work in progress|incomplete)\b/i,
  // translations, guests and examples
  /^[^\p{L}\p{N}]{0,3}(?:[Tt]ranslated (?:from (?:the )?(?:original )?|by )\p{Lu}|(?:[Tt]his|[Tt]he) (?:(?:post|article|essay|piece|blog|text|story|page) )?(?:is|was|has been) (?:a |an )?(?:\p{L}+ )?(?:[Tt]ranslat(?:ion of|ed (?:from|by))\b|guest (?:post|article)))|^[^\p{L}\p{N}]{0,3}(?:A )?[Gg]uest (?:post|article) (?:by|from) \p{Lu}/u,
  /^本文(?:是|为|系).{0,60}的(?:中文|英文)?(?:译文|翻译|译稿)|^本文由.{1,30}(?:翻译|编译|校对|整理)|\bdownload the full example code\b|\brun this example in your browser\b/i,
  // reading time and the rest of the post
  /阅读(?:时间|时长|量|数)\s*(?:约|大约|需|[:：])?\s*\d|预计阅读|阅读完需|(?:全文|本文)(?:共|约)\s*\d+\s*字|字数(?:统计)?\s*[:：]?\s*\d|\b\d+ ?(?:-| )?min(?:ute)?s?(?: |-)read\b|\b(?:estimated )?reading time\b|[约約]\s*\d+\s*分で読め/i,
  /(?:阅读|查看|展开)(?:全文|更多|原文)|\b(?:read more|continue reading|click here to)\b|上一篇|下一篇/i,
]

/** How the frame of a post begins: a block or sentence that starts so, and is short, is none of its text. */
const FRAME_STARTS: readonly RegExp[] = [
  /^[^\p{L}\p{N}]{0,3}(?:作者|编辑|译者|翻译|来源|责编|责任编辑|校对|整理|撰文|编译|排版|图源|出品|策划|作者单位|原文|原作者|本文作者|投稿|审稿|审校)\s*[|｜:：/·丨]/u,
  /^[^\p{L}\p{N}]{0,3}(?:本文)?(?:翻译|编译|译|摘|整理)自(?![动己然身适带我注回监编])[^。！？]{1,60}$/u,
  /^[^\p{L}\p{N}]{0,3}(?:文|图|译|编|图文|编译)\s*[|｜:：/·丨]\s*\S{1,20}$/u,
  /^[^\p{L}\p{N}]{0,3}(?:发布|发表|更新|创建|修改|编辑|撰写|写作|最后更新|最后修改|最后编辑|上次更新|最近更新)(?:于|时间|日期|在)?\s*[:：]?\s*\d{4}/u,
  /^[^\p{L}\p{N}]{0,3}(?:收录于|分类于|归档于|文章分类|分类|标签|专栏|系列|关键词|关键字|目录|文章目录|本文目录|内容目录|文章标签|个人分类|所属专栏)\s*(?:[:：][^。！？]*)?$/u,
  /^[^\p{L}\p{N}]{0,3}(?:by|posted (?:by|on|in|at)|published(?: by| on| in| at)?|written by|author(?:s|ed by)?|date|last (?:updated|modified|edited)(?: on)?|updated(?: on)?|created(?: on)?|translated by|edited by|reviewed by|photos? by|image (?:credit|source|by)|source|tags?|categor(?:y|ies)|filed under|topics?|keywords?|series|share(?: this| on)?|tweet|comments?|reading time|time to read|estimated|views?|likes?|doi|code|paper|demo|github|slides|video|colab|arxiv)\s*(?:[:：|｜—–]|$)/iu,
  /^[^\p{L}\p{N}]{0,3}(?:[Bb]y|(?:[Pp]osted|[Ww]ritten|[Pp]ublished|[Tt]ranslated) by) \p{Lu}(?:[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,4}[^\p{L}\p{N}]*(?:$|[|·•,–—-])|[\p{L}'’]+[^\p{L}\p{N},.，。]*(?:$|[|·•–—]))/u,
  /^[^\p{L}\p{N}]{0,3}(?:[Pp]osted|[Pp]ublished|(?:[Ll]ast )?[Uu]pdated|[Ll]ast [Mm]odified|[Cc]reated) (?:on |at |in )?(?:\p{Lu}[a-z]{2,8}\.? \d|\d{1,2} \p{Lu}|\d{4}|\p{Lu}[a-z]{2,8},? \d)/u,
  /^[^\p{L}\p{N}]{0,3}(?:table of contents|contents|toc|outline|on this page|in this (?:article|post)|jump to|sections)[^\p{L}\p{N}]*(?:$|[:：]|\d)/iu,
  /^[^\p{L}\p{N}]{0,3}(?:(?:论文|代码|项目|开源|数据集?|视频|官方|仓库|博客|演示|预印本)(?:地址|链接|主页|网址|题目|标题|名称)?|单位|机构|发表(?:会议|期刊|时间)|会议|期刊)\s*[:：]/u,
  /^[^\p{L}\p{N}]{0,3}(?:disclaimer|(?:full )?disclosure|epistemic (?:status|effort)|scribe|lecturer|instructor|license|licence)s?\s*[:：]/iu,
  // an address of any kind, with at most its label
  /^[^。！？]{0,24}https?:\/\/\S+$|^[^。！？]*[\w}]@[\w-]+\.[\w.]+[^。！？]*$/u,
  /^[^\p{L}\p{N}]{0,3}(?:share (?:this|on|via|with)|tweet this|like this|related (?:posts?|articles?)|you may also like|see also|相关(?:阅读|文章|推荐)|推荐阅读|延伸阅读|往期(?:推荐|精彩|回顾))/iu,
]

/** What stands behind the text of a post, and is none of it. */
const END_MATTER =
  /^[^\p{L}\p{N}]{0,3}(?:references?|bibliography|works cited|citations?|cite (?:this|as)|cited as|acknowledge?ments?|further reading|about (?:the author|me|us)s?|author bio|related (?:posts?|articles?|reading)|you (?:may|might) also (?:like|enjoy)|recommended (?:reading|articles|posts)|more (?:from|like) .{1,30}|comments|share this(?: post| article)?|参考(?:文献|资料|链接|来源)?|引用(?:格式|本文)|致谢|关于(?:作者|我们)|作者(?:简介|介绍)|(?:往期|精彩|相关|推荐|延伸|猜你|更多)(?:精彩|推荐|回顾|文章|阅读|喜欢|内容)(?:回顾|推荐|文章|阅读)?)[^\p{L}\p{N}]*$/iu

/** Notes on changes of the post, which may be long: lil-log opens posts with four of them. */
const UPDATE_START =
  /^[\s[(（【*]{0,4}(?:(?:updated?|edit(?:ed)?|correction|errata|erratum)(?:\s(?:on|at|of|from|as of))?(?:\s?[:：\])】]|\s[—–-]\s|\s?[([（【]?\d|\s[([（【]?(?:[a-z]{3,9}\.?,? )?(?:\d{1,2},? )?\d{4})|(?:更新|修订|勘误|补充|编辑|修正|更正)(?:于|日志|记录|说明|通知|公告|时间|日期)?\s?(?:[:：】\]）]|[(（【]?\s?\d)|\d{4}\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?\s?[:：,，]?\s?(?:更新|修订|补充|修正|勘误))/iu
/** Notes of translators and editors. */
const PASSED_ON_START =
  /^[\s[(（【*]{0,4}(?:(?:[译譯][者文]?|[编編](?:者|[辑輯])|小[编編]|[转轉][载載]者?)[按注註](?:[语語])?\s?[:：】\]）]|(?:translator|editor|transl|ed)(?:['’]?s|s['’]|\.)? (?:note|foreword|comment)s?\s?[:：—–\])])/iu
const DATE =
  /\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?,? \d{4}/iu

/** Longer than this a text that begins like a frame is a text. */
const FRAME_CHARACTERS_MAX = 160
const DATELINE_CHARACTERS_MAX = 70
const HEADING_CHARACTERS_MAX = 40
/** Characters of a text that are looked at. */
const READ_CHARACTERS_MAX = 600

/** Whether a sentence or block says nothing of the subject: rights, following, byline, table of contents. */
export function isBoilerplate(text: string): boolean {
  // The rules are written in simplified characters.
  const start = toSimplified(text.slice(0, READ_CHARACTERS_MAX))
  if (NOTICES.some((notice) => notice.test(start))) return true
  return text.length <= FRAME_CHARACTERS_MAX && FRAME_STARTS.some((frame) => frame.test(start))
}

/** Whether a heading, in whatever guise, ends the text of a post: `References`, `About the author`, 往期精彩回顾. */
export function isEndMatter(heading: string): boolean {
  return heading.length <= HEADING_CHARACTERS_MAX && END_MATTER.test(toSimplified(heading))
}

/**
 * Whether a block is a note on the post: on a change of it (`[Updated on 2021-09-19: …]`, `更新：…`), or of those who
 * passed it on (`译者按：…`, `Editor's note: …`).
 */
export function isNote(text: string): boolean {
  const start = text.slice(0, READ_CHARACTERS_MAX)
  return UPDATE_START.test(start) || PASSED_ON_START.test(start)
}

/** Whether a short block is there for its date. */
export function isDateline(text: string): boolean {
  return text.length <= DATELINE_CHARACTERS_MAX && DATE.test(text) && !/[。！？!?]|[a-z]\.$/u.test(text)
}
