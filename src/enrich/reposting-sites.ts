/** Places where people repost: an article there is less likely the original than one on its author's own site. */
const SITES =
  `csdn.net zhihu.com weixin.qq.com jianshu.com juejin.cn juejin.im cnblogs.com segmentfault.com oschina.net
51cto.com infoq.cn 36kr.com toutiao.com sohu.com 163.com sina.com.cn bilibili.com douban.com cloud.tencent.com
developer.aliyun.com huaweicloud.com gitee.com xueqiu.com jishuzhan.net medium.com dev.to hashnode.dev hackernoon.com
linkedin.com reddit.com towardsdatascience.com dzone.com news.ycombinator.com lesswrong.com qiita.com zenn.dev note.com`
    .split(/\s+/)
    .filter(Boolean)

const sites = new Set(SITES)

/** Whether an address is on one of them or a subdomain. */
export function isRepostingSite(href: string): boolean {
  const labels = (URL.parse(href)?.hostname ?? '').split('.')
  return labels.some((_, at) => sites.has(labels.slice(at).join('.')))
}
