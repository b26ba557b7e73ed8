import type { Element } from 'domhandler'

/** Smaller on both sides is an icon or a tracker, pixels. */
const PIXELS_MIN = 3
const TRACKER =
  /(?:feedburner\.com\/~r\/|feeds\.wordpress\.com|pixel\.wp\.com|stats\.wordpress\.com|doubleclick\.net|google-analytics\.com|googletagmanager\.com|googlesyndication\.com|facebook\.com\/tr\b|b\.scorecardresearch\.com|pixel\.quantserve\.com|hm\.baidu\.com|cnzz\.com\/stat|counter\.yadro\.ru|statcounter\.com|matomo\.php|piwik\.php|medium\.com\/_\/stat|analytics\.twitter\.com|bat\.bing\.com|px\.ads\.linkedin|rss\.buysellads|count\.51yes\.com|busuanzi|\/(?:pixel|beacon|track(?:er|ing)?)\.(?:gif|png|php)|\/open\.aspx\?|[?&]pixel=|emltrk\.com|list-manage\.com\/track)/i

/** Whether an image shows nothing: a tracking pixel by its size, its style or its address. */
export function isNoiseImage({ attribs }: Element, source: string): boolean {
  if (isTiny(attribs.width) || isTiny(attribs.height)) return true
  const style = attribs.style
  if (
    style &&
    /(?:^|[;\s])(?:(?:max-)?(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|$)|display\s*:\s*none)/i.test(style)
  )
    return true
  return TRACKER.test(source)
}

function isTiny(size: string | undefined): boolean {
  if (size === undefined) return false
  const pixels = Number.parseFloat(size)
  return pixels < PIXELS_MIN && !size.includes('%') && !size.includes('em')
}
