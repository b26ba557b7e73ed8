import type { Element } from 'domhandler'
import type { Page } from '../page.ts'
import { type Measures, measureOf } from './measure.ts'
import { PLATFORMS, type Platform } from './platforms.ts'

/** Less text is an empty shell or a teaser, and the page is searched in the general way. */
const TEXT_MIN = 150
/** A platform's container must hold this share of the page's paragraphs, or the post is elsewhere. */
const MASS_SHARE_MIN = 0.2

export interface PlatformContent {
  platform: Platform
  root: Element
}

/** The container of the post when the page was made by a platform that we know; null otherwise. */
export function findPlatform(page: Page, measures: Measures): PlatformContent | null {
  const massMin = measureOf(measures, page.root).mass * MASS_SHARE_MIN
  for (const platform of PLATFORMS) {
    let root: Element | null = null
    for (const element of page.find(platform.content)) {
      if (root === null || measureOf(measures, element).text > measureOf(measures, root).text) root = element
    }
    if (root === null) continue
    const { text, mass } = measureOf(measures, root)
    if (text >= TEXT_MIN && mass >= massMin) return { platform, root }
  }
  return null
}
