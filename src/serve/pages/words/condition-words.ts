import { ADVICE } from '../../../condition/words.ts'
import { plural } from './plural.ts'

const conditionEn = {
  /** The line under a source's name, where it is more than a failure or a habit. */
  lines: {
    fewer: (count: number, usual: number) => `${plural(count, 'post')} in its document, usually ${usual}`,
    fallback: 'its page or API has changed; read by a fallback of its rule',
    moved: (host: string) => `moved for good to ${host}`,
    remarks: (count: number, fine: string) => `${fine}; ${plural(count, 'remark')} on its last document`,
  },
  advice: ADVICE,
  adviceLabel: 'What to do:',
  since: 'since',
  feed: 'Every change, as a feed:',
}

const conditionZh: typeof conditionEn = {
  lines: {
    fewer: (count, usual) => `文档中只有 ${count} 篇文章，通常有 ${usual} 篇`,
    fallback: '页面或接口已改版，目前按规则的备用项读取',
    moved: (host) => `已永久迁移到 ${host}`,
    remarks: (count, fine) => `${fine}；上次文档有 ${count} 条备注`,
  },
  advice: {
    broken: '请查找它的新地址并修改来源，或者暂停它。目前仍每天尝试一次。',
    gone: '不再读取，已有文章保留。请填写新地址，或删除该来源。',
    login: '请找一个无需登录的地址，或暂停该来源。',
    challenge: '请联系站长，让阅读器无需人机验证即可访问订阅源；或换一个地址。',
    robots: '请查找该网站的订阅源（无需读取页面），或联系站长，或暂停该来源。',
    'no-list': '请按页面或接口的现状修改规则；命令 preview 可显示规则找到的内容。',
    failing: '暂时无需处理：会自动重试，间隔逐次加长。',
    fewer: '请查看订阅源或页面是否改版；命令 preview 可显示读到的内容。',
    silent: '它能正常访问，只是没有新文章：请看看博客是否搬到了别处。',
    fallback: '页面或接口已改版：请把目前有效的选择器或路径放到规则的最前面。',
    moved: '目前从新地址读取；请把新地址写入来源，以免依赖重定向。',
  },
  adviceLabel: '建议：',
  since: '自',
  feed: '每次变化的订阅源：',
}

/** What is said of the condition of sources, by language of the interface. */
export const CONDITION_WORDS = { en: conditionEn, zh: conditionZh } as const
