import type { Element } from 'domhandler'
import { isHidden } from '../is-hidden.ts'
import { namesOf } from '../names-of.ts'

/**
 * Classes and ids of things that readers of a post never miss: share buttons, follow buttons, feed footers, related posts,
 * edit links, sign-up boxes. Only names that are never used for anything else; the choice of content knows more.
 */
const WIDGETS = `
  sharedaddy sd-sharing sd-block jp-relatedposts addtoany addtoany_share_save_container a2a_kit addthis
  addthis_toolbox addthis_sharing_toolbox addthis_inline_share_toolbox sharethis st-btn shareaholic-canvas
  heateor_sss_sharing_container social-share share-button share-buttons sharebutton sharebuttons share-bar
  sharebar social-icons socialicons social-links sociallinks social-sharing socialsharing post-share
  postshare article-share articleshare entry-share essb_links ssba feedflare wp-block-jetpack-subscriptions
  wp-block-jetpack-likes subscription-widget subscription-widget-wrap subscription-widget-wrap-editor
  subscription-widget-show button-wrapper subscribe-widget captioned-button-wrap mw-editsection mw-jump-link
  edit-this-page theme-edit-this-page print-no noprint no-print yarpp yarpp-related crp_related wp_rp_wrap
  outbrain taboola OUTBRAIN adsbygoogle ad-container google-auto-placed disqus_thread utterances giscus
  gitalk valine twikoo waline reward-container post-copyright hide-article-box csdn-toolbar recommend-box
  blog-tags-box js_tags profile_card_container js_pc_qr_code qr_code_pc rich_media_tool screen-reader-text
  sr-only visually-hidden visuallyhidden assistive-text gist-meta input_prompt output_prompt jp-InputPrompt
  jp-OutputPrompt crayon-toolbar crayon-plain-wrap
`
/** A name stands alone or ends a longer one: `addtoany_kit` is no `addtoany`, `my-share-buttons` holds `share-buttons`. */
const WIDGET = new RegExp(String.raw`(?:^|[\s_-])(?:${WIDGETS.trim().split(/\s+/).join('|')})(?:$|\s)`)
const NOT_FOR_READERS = new Set(
  'navigation search dialog alertdialog toolbar tablist menu menubar tooltip'.split(' '),
)

/** Whether an element is a widget rather than part of a text, in whatever page it stands. */
export function isWidget(element: Element): boolean {
  const names = namesOf(element)
  if (names !== '' && WIDGET.test(names)) return true
  const { role } = element.attribs
  return (role !== undefined && NOT_FOR_READERS.has(role)) || isHidden(element)
}
