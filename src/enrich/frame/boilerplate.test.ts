import { expect, it } from 'vitest'
import { isBoilerplate } from './boilerplate.ts'

it.each([
  'Good morning, AI enthusiasts.',
  'Hi, Jane here.',
  'I hope you are well.',
  'Hope you had a great week!',
  'This week’s issue is sponsored by Acme.',
  'If you find any mistakes, please email me.',
  'If you notice mistakes and errors in this post, don’t hesitate to contact me.',
  'You can listen to this episode on Spotify.',
  '本文同步发表于知乎',
  '文章也发表在我的博客',
  '摘自《统计学习方法》',
  '本文翻译自官方文档',
])('%s says nothing of the subject', (text) => {
  expect(isBoilerplate(text)).toBe(true)
})

it.each([
  'Hi, this is a post about preferences.',
  'Hello, I trained a small model.',
  'I hope you can see why attention works.',
  'This dataset is sponsored by a foundation.',
  'If you notice an error in the gradient, check the sign.',
  'If you find errors of type II, increase the sample.',
  'Users listen to their own voice on Spotify.',
  '我们同时发表在 NeurIPS 的工作表明',
  '该方法同时发表在两篇论文中。',
  '翻译自动化是语言处理的目标之一',
  '整理自己的数据集',
  '编译自动微分的程序',
])('%s does', (text) => {
  expect(isBoilerplate(text)).toBe(false)
})

it.each(['轉載請註明出處', '本文首發於某網站', '喜歡就按讚、分享'])(
  '%s says it in traditional characters',
  (text) => {
    expect(isBoilerplate(text)).toBe(true)
  },
)
