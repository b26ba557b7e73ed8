import type { Element } from 'domhandler'
import { isHidden } from '../is-hidden.ts'

/**
 * Classes and ids of things that readers of a post never miss: share buttons, follow buttons, feed footers, related posts,
 * edit links, sign-up boxes. Only names that are never used for anything else; the choice of content knows more.
 */
const WIDGET =
  /(?:^|[\s_-])(?:sharedaddy|sd-sharing|sd-block|jp-relatedposts|addtoany(?:_share_save_container)?|a2a_kit|addthis(?:_[a-z_]+)?|sharethis|st-btn|shareaholic-canvas|heateor_sss_sharing_container|social-share|share-buttons?|sharebuttons?|share-?bar|social-?icons|social-?links|social-?sharing|post-?share|article-?share|entry-share|essb_links|ssba|feedflare|wp-block-jetpack-(?:subscriptions|likes)|subscription-widget(?:-wrap(?:-editor)?|-show)?|button-wrapper|subscribe-widget|captioned-button-wrap|mw-editsection|mw-jump-link|edit-this-page|theme-edit-this-page|print-no|noprint|no-print|yarpp(?:-related)?|crp_related|wp_rp_wrap|outbrain|taboola|OUTBRAIN|adsbygoogle|ad-container|google-auto-placed|disqus_thread|utterances|giscus|gitalk|valine|twikoo|waline|reward-container|post-copyright|hide-article-box|csdn-toolbar|recommend-box|blog-tags-box|js_tags|profile_card_container|js_pc_qr_code|qr_code_pc|rich_media_tool|screen-reader-text|sr-only|visually-hidden|visuallyhidden|assistive-text)(?:$|\s)/
const NOT_FOR_READERS = new Set([
  'navigation',
  'search',
  'dialog',
  'alertdialog',
  'toolbar',
  'tablist',
  'menu',
  'menubar',
  'tooltip',
])

/** Whether an element is a widget rather than part of a text, in whatever page it stands. */
export function isWidget(element: Element): boolean {
  const { attribs } = element
  const classes = attribs.class
  if (classes !== undefined && WIDGET.test(classes)) return true
  const id = attribs.id
  if (id !== undefined && WIDGET.test(id)) return true
  const role = attribs.role
  return (role !== undefined && NOT_FOR_READERS.has(role)) || isHidden(element)
}
