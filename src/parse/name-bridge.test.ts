import { describe, expect, it } from 'vitest'
import { nameBridge } from './name-bridge.ts'

describe('nameBridge', () => {
  it.each([
    ['https://zhuanlan.zhihu.com/deep-notes', 'https://YOUR-HOST/zhihu/zhuanlan/deep-notes,'],
    ['https://www.zhihu.com/column/c_1234', 'https://YOUR-HOST/zhihu/zhuanlan/c_1234,'],
    ['https://www.zhihu.com/people/ada/posts', 'https://YOUR-HOST/zhihu/posts/people/ada,'],
    ['https://www.zhihu.com/topic/19559450/hot', 'https://YOUR-HOST/zhihu/topic/19559450,'],
    ['https://zhuanlan.zhihu.com/p/123', 'https://docs.rsshub.app'],
    ['https://mp.weixin.qq.com/s/AbC', 'wewe-rss of your own'],
  ])('%s: %s', (url, expected) => {
    expect(nameBridge(url)).toContain(expected)
  })

  it.each(['https://notzhihu.com/column/a', 'https://rsshub.example/zhihu/zhuanlan/a', 'nonsense'])(
    'has nothing to say of %s',
    (url) => {
      expect(nameBridge(url)).toBeNull()
    },
  )
})
