import { toHost } from '../url.ts'
import { CHINA_MINUTES, JAPAN_KOREA_MINUTES } from './clock.ts'

/** By language. */
const ZONES: Readonly<Record<string, number>> = {
  zh: CHINA_MINUTES,
  ja: JAPAN_KOREA_MINUTES,
  ko: JAPAN_KOREA_MINUTES,
}

/** Platforms that print the time of China, whatever the language of a page or feed. */
const CHINESE_HOST =
  /(?:^|\.)(?:zhihu\.com|cnblogs\.com|csdn\.net|jianshu\.com|juejin\.(?:cn|im)|weixin\.qq\.com|segmentfault\.com|oschina\.net|51cto\.com|infoq\.cn|cloud\.tencent\.com|aliyun\.com|huaweicloud\.com|36kr\.com|sspai\.com|toutiao\.com|sohu\.com|163\.com|sina\.com\.cn|bilibili\.com|douban\.com|gitee\.com)$/

/**
 * The zone of times that a page or feed states without one, minutes east of Greenwich: that of its platform, else of the
 * country whose language it is in, as with dates in words (`parseDate`). Null where neither tells.
 */
export function toUsualZone(url: string, language: string | null): number | null {
  if (CHINESE_HOST.test(toHost(url))) return CHINA_MINUTES
  return ZONES[language?.split(/[-_]/)[0]?.toLowerCase() ?? ''] ?? null
}
