/** What is said of when a source is due, part by part, and how that is said in Chinese. `$n`: what it holds, said likewise. */
const PHRASES: readonly [RegExp, string][] = [
  [/^every ([^:]+)$/, '每 $1'],
  [/^in ([^:]+)$/, '$1后'],
  [/^hour$/, '1 小时'],
  [/^day$/, '1 天'],
  [/^([\d.]+) h$/, '$1 小时'],
  [/^(\d+) minutes?$/, '$1 分钟'],
  [/^(\d+) hours?$/, '$1 小时'],
  [/^(\d+) days?$/, '$1 天'],
  [/^(\d+) weeks?$/, '$1 周'],
  [/^(\d+) months?$/, '$1 个月'],
  [/^(\d+) years?$/, '$1 年'],
  [/^posts daily$/, '每天更新'],
  [/^posts every (\d+) days$/, '约每 $1 天更新'],
  [/^posts weekly$/, '约每周更新'],
  [/^posts every two weeks$/, '约每两周更新'],
  [/^posts monthly$/, '约每月更新'],
  [/^posts every few months$/, '几个月更新一次'],
  [/^no dated post yet$/, '还没有注明日期的文章'],
  [/^newest post is of today$/, '最新文章是今天的'],
  [/^newest post is (\d+) days? old$/, '最新文章在 $1 天前'],
  [/^asked by its update period$/, '按其声明的更新周期'],
  [/^asked by its update period, which wants (.+) and gets a day$/, '其声明的更新周期为 $1，最多等 1 天'],
  [/^asked by (max-age|Expires|ttl)$/, '按其 $1 的要求'],
  [/^asked by (max-age|Expires|ttl), which wants (.+) and gets a day$/, '其 $1 要求 $2，最多等 1 天'],
  [/^not in the hours it excludes$/, '避开它排除的时段'],
  [/^it cannot say whether it changed$/, '它无法说明内容是否有变'],
  [/^its hub tells us of new posts$/, '新文章由其 hub 通知'],
  [/^its host asked us to wait$/, '对方要求等待'],
  [/^it failed$/, '上次失败'],
  [/^it failed (\d+) times in a row$/, '已连续失败 $1 次'],
  [/^never: it is gone for good, as its host said twice$/, '不再读取：对方已两次表示永久消失'],
]

/** What is the same in both languages. */
const UNCHANGED = /^(?:[\d.]+|max-age|Expires|ttl)$/

/** Why a source is due when it is, in Chinese; null where it is said in words that are not known here. */
export function toChineseReason(reason: string): string | null {
  const whole = translate(reason)
  if (whole !== null) return whole
  const [, span = '', claims = ''] = /^(.+?): (.+)$/.exec(reason) ?? []
  const parts = [span, ...claims.split('; ')].map(translate)
  return parts.includes(null) ? null : `${parts[0]}：${parts.slice(1).join('；')}`
}

/** One part of it; null where it or what it holds is not known. */
function translate(part: string): string | null {
  for (const [pattern, chinese] of PHRASES) {
    const match = pattern.exec(part)
    if (!match) continue
    const held = match.slice(1).map((each) => (UNCHANGED.test(each) ? each : translate(each)))
    return held.includes(null)
      ? null
      : chinese.replace(/\$(\d)/g, (_, n: string) => held[Number(n) - 1] ?? '')
  }
  return null
}
