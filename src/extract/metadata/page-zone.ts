import { toHost } from '../../url.ts'

/** Minutes east of Greenwich. */
const CHINA = 480
const JAPAN_KOREA = 540
const ZONES: Readonly<Record<string, number>> = { zh: CHINA, ja: JAPAN_KOREA, ko: JAPAN_KOREA }

/** Platforms that print the time of China, whatever the language of a page. */
const CHINESE_HOST =
  /(?:^|\.)(?:zhihu\.com|cnblogs\.com|csdn\.net|jianshu\.com|juejin\.(?:cn|im)|weixin\.qq\.com|segmentfault\.com|oschina\.net|51cto\.com|infoq\.cn|cloud\.tencent\.com|aliyun\.com|huaweicloud\.com|36kr\.com|sspai\.com|toutiao\.com|sohu\.com|163\.com|sina\.com\.cn|bilibili\.com|douban\.com|gitee\.com)$/

/**
 * The zone of times that a page states without one, minutes east of Greenwich: that of its platform, else of the country
 * whose language it is in, as with dates in words (`parseDate`). Null where neither tells.
 */
export function toPageZone(url: string, language: string | null): number | null {
  if (CHINESE_HOST.test(toHost(url))) return CHINA
  return ZONES[language?.split('-')[0]?.toLowerCase() ?? ''] ?? null
}
