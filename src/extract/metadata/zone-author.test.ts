import { describe, expect, it } from 'vitest'
import { extractArticle } from '../extract-article.ts'

const TEXT = `<p>${'The log of a mean is at least the mean of the logs. '.repeat(8)}</p>`
const read = (start: string) =>
  extractArticle({
    html: `<article><h1>Bounds from convexity</h1>${start}${TEXT}</article>`,
    url: 'https://a.example/p',
  })

describe('a line that begins with "By"', () => {
  it.each([
    ["By Jensen's inequality,"],
    ['By Jensen’s Inequality'],
    ['By induction.'],
    ['By Design'],
    ['By Cauchy-Schwarz,'],
    ['By the Central Limit Theorem'],
    ['By Bayes Rule'],
    ['By now you will have heard of it.'],
  ])('is text: %s', (line) => {
    const { authors, content } = read(`<p>${line}</p>`)
    expect(authors).toEqual([])
    expect(content.text).toContain(line)
  })

  it.each([
    ['<p>By Ada Kim</p>', ['Ada Kim']],
    ['<p>by Ada Kim and Bo Li</p>', ['Ada Kim', 'Bo Li']],
    ['<p>By Ada Kim, Bo Li, and Cy de Wit</p>', ['Ada Kim', 'Bo Li', 'Cy de Wit']],
    ['<p>By J. S. Mill Jr.</p>', ['J. S. Mill Jr.']],
    ['<p>By Ada Kim · May 6, 2024</p>', ['Ada Kim']],
    ['<p>By the Qwen Team</p>', ['the Qwen Team']],
    ['<p>By <a href="/authors/ada">ada</a></p>', ['ada']],
    ['<p>Written by ada</p>', ['ada']],
    ['<p>By: Ada</p>', ['Ada']],
    ['<p>By Ada</p><p>23 November 2026</p>', ['Ada']],
    ['<div><p>12/19 — 2025</p><p>by ibby</p></div>', ['ibby']],
    ['<p>By OpenAI on May 6, 2024</p>', ['OpenAI']],
    ['<p>作者：王五</p>', ['王五']],
  ])('is a by-line: %s', (line, authors) => {
    expect(read(line).authors).toEqual(authors)
  })
})
