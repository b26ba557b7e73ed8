import type { IOptions } from 'sanitize-html'

/**
 * What html from outside may contain: an allow-list, so that what is not thought of is not there. No style, name or
 * class (but the language of code), no frames, forms, SVG or MathML; links and images only to http and https. Ids come only
 * from our own cleaning, which gives them a prefix.
 */
export const POLICY: Readonly<IOptions> = {
  allowedTags:
    `h1 h2 h3 h4 h5 h6 p div blockquote q cite pre code kbd samp var ul ol li dl dt dd table caption thead tbody
    tfoot tr th td figure figcaption a img em strong b i u s del ins mark small sub sup abbr dfn time br hr wbr details
    summary ruby rt rp bdi bdo span video audio source`.split(/\s+/),
  allowedAttributes: {
    '*': ['title', 'lang', 'dir', 'id'],
    a: ['href', 'rel', 'data-to'],
    img: ['src', 'alt', 'width', 'height', 'loading', 'referrerpolicy'],
    video: ['controls', 'preload', 'poster'],
    audio: ['controls', 'preload'],
    source: ['src', 'type'],
    td: ['colspan', 'rowspan', 'align'],
    th: ['colspan', 'rowspan', 'align', 'scope'],
    ol: ['start', 'reversed', 'type'],
    li: ['value'],
    time: ['datetime'],
    blockquote: ['cite'],
    q: ['cite'],
    details: ['open'],
    span: ['data-formula'],
  },
  allowedClasses: { code: ['language-*'] },
  allowedSchemes: ['http', 'https'],
  allowedSchemesAppliedToAttributes: ['href', 'src', 'cite', 'poster'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nestingLimit: 100,
  selfClosing: ['img', 'br', 'hr', 'wbr', 'source'],
  parseStyleAttributes: false,
  transformTags: {
    a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, rel: 'noopener noreferrer nofollow' } }),
  },
}
