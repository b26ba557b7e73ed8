/** Where one platform or theme keeps the post, and what inside is not the post. */
export interface Platform {
  name: string
  /** The post; the first selector that finds enough text is taken. */
  content: string
  /** Parts of it that go. */
  remove?: string
}

/**
 * Platforms by what their pages are made of, the most particular first. A selector must name nothing else on other sites:
 * class names that many themes use differently are left to the general way of finding a post.
 */
export const PLATFORMS: readonly Platform[] = [
  // Chinese platforms
  {
    name: 'WeChat',
    content: '#js_content',
    remove: '.mp_profile_iframe_wrp, .mp_common_widget, mp-common-profile, .js_uneditable, .weapp_text_link',
  },
  {
    name: 'Zhihu column',
    content: '.Post-RichText, .Post-RichTextContainer .RichText',
    remove:
      '.RichText-LinkCardContainer, .LinkCard, .MCNLinkCard, .RichText-ADLinkCardContainer, .ztext-empty-paragraph',
  },
  {
    name: 'Zhihu answer',
    content: '.RichContent-inner .RichText, .RichContent .RichText',
    remove: '.LinkCard, .ztext-empty-paragraph',
  },
  {
    name: 'CSDN',
    content: '#content_views',
    remove: '.hljs-button, .opt-box, .prettyprint-copy, .look-more-preCode, .blog-slide-ad-box',
  },
  {
    name: 'cnblogs',
    content: '#cnblogs_post_body',
    remove: '.cnblogs_code_toolbar, .cnblogs_code_copy, #blog_post_info_block',
  },
  {
    name: 'Juejin',
    content: '.article-viewer.markdown-body, #article-root .markdown-body',
    remove: '.code-block-extension-header, .copy-code-btn, style',
  },
  { name: 'Jianshu', content: 'article._2rhmJa, .show-content-free' },
  { name: 'SegmentFault', content: '.article.fmt, .article-content.fmt', remove: '.widget-codetool' },
  { name: 'InfoQ China', content: '.article-preview, .ProseMirror' },
  {
    name: 'Tencent Cloud',
    content: '.mod-article-content, .rno-markdown',
    remove: '.developer-code-block__toolbar',
  },
  { name: 'kexue.fm', content: '#PostContent' },
  // Papers
  {
    name: 'arXiv HTML, ar5iv',
    content: 'article.ltx_document',
    remove:
      '.ltx_authors, .ltx_title_document, .ltx_dates, .ltx_page_logo, .ltx_page_footer, .ltx_role_submissionid, .ltx_TOC, .package-alerts, .ltx_rdf, .ltx_note > .ltx_note_mark, .ltx_note_content > .ltx_note_mark, .ltx_note_content > .ltx_tag_note',
  },
  {
    name: 'Distill',
    content: 'd-article, dt-article',
    remove: 'd-contents, dt-byline, d-appendix, d-footnote-list, d-citation-list, d-hover-box',
  },
  // Newsletters and hosted blogs
  {
    name: 'Substack',
    content: '.available-content .body.markup, .body.markup',
    remove:
      '.subscription-widget-wrap, .subscription-widget-wrap-editor, .button-wrapper, .captioned-button-wrap, .digest-post-embed, .embedded-post-wrap, .post-ufi, .header-anchor-parent, .image-link-expand, .pencraft.pc-display-flex.pc-gap-8',
  },
  {
    name: 'Ghost',
    content: '.gh-content, .kg-canvas',
    remove: '.kg-signup-card, .kg-cta-card, .gh-post-upgrade-cta, .gh-subscribe-form',
  },
  {
    name: 'Medium',
    content: 'article.meteredContent',
    remove:
      '[data-testid="audioPlayButton"], [data-testid="headerSocialShareButton"], .speechify-ignore, .pw-multi-vote-icon',
  },
  {
    name: 'Notion',
    content: '.notion-page-content, .notion-page-content-inner, article.page > .page-body',
    remove: '.notion-code-block [role="button"], .notion-code-copy, .notion-page-last-edited-time',
  },
  { name: 'Hashnode', content: '#post-content-wrapper, #post-content-parent' },
  {
    name: 'dev.to',
    content: '#article-body.crayons-article__body',
    remove: '.ltag__user, .highlight__panel',
  },
  // Generators and themes
  {
    name: 'Hexo NexT',
    content: '.post-body[itemprop="articleBody"]',
    remove:
      '.post-copyright, .reward-container, .post-footer, .followme, #post-copyright, .social-like, .post-widgets',
  },
  {
    name: 'Hexo Butterfly',
    content: '#article-container',
    remove: '.post-copyright, .tag_share, .post-reward, .pagination-post, .relatedPosts',
  },
  { name: 'Hexo Fluid', content: '.post-content .markdown-body', remove: '.post-metas, .license-box' },
  {
    name: 'Hexo Landscape, Icarus',
    content: '.article-entry[itemprop="articleBody"], .article-entry',
    remove: '.article-licensing, .donate',
  },
  {
    name: 'Hugo PaperMod',
    content: '.post-single .post-content',
    remove: '.toc, .paginav, .share-buttons, .anchor, .copy-code',
  },
  {
    name: 'Hugo LoveIt, Even',
    content: '.single .content#content, .post .post-content[itemprop="articleBody"]',
    remove: '.post-toc, .code-header, .post-footer',
  },
  {
    name: 'Hugo Docsy',
    content: '.td-content',
    remove:
      '.td-page-meta, .feedback--link, .feedback, .td-toc, .article-meta, .reading-time, .section-index .entry, .td-heading-self-link',
  },
  {
    name: 'Jekyll',
    content:
      '.post-content[itemprop="articleBody"], .post-content.e-content, article .e-content, .page__content',
    remove: '.toc, .sidebar__right, .page__meta, .page__share, .page__related',
  },
  {
    name: 'WordPress',
    content: '.entry-content',
    remove:
      '.sharedaddy, .jp-relatedposts, .wp-block-buttons, .entry-meta, .post-navigation, .ez-toc-container, #ez-toc-container, .lwptoc, #toc_container, .kk-star-ratings, .addtoany_content, .heateor_sss_sharing_container, .wp-block-kadence-tableofcontents, .wp-block-yoast-seo-table-of-contents, .rank-math-toc',
  },
  {
    name: 'Quarto',
    content: 'main.content#quarto-document-content',
    remove:
      '#title-block-header, .quarto-title-block, .toc-actions, #quarto-citation, #quarto-reuse, #quarto-copyright, .quarto-listing, .page-navigation',
  },
  {
    name: 'nbconvert',
    content: '#notebook-container, .jp-Notebook',
    remove: '.jp-InputPrompt, .jp-OutputPrompt, .prompt, .jp-Cell-inputCollapser, .anchor-link',
  },
  // Documentation
  {
    name: 'Docusaurus',
    content: '.theme-doc-markdown, article .markdown',
    remove: '.theme-doc-toc-mobile, .hash-link, .buttonGroup__atx',
  },
  {
    name: 'MkDocs Material',
    content: 'article.md-content__inner',
    remove: '.md-content__button, .headerlink, .md-source-file, .md-feedback, .md-source-date, .md-tags',
  },
  {
    name: 'Read the Docs',
    content: '.rst-content [itemprop="articleBody"], .rst-content .document',
    remove: '.headerlink, .toctree-wrapper',
  },
  { name: 'PyData Sphinx', content: 'article.bd-article', remove: '.headerlink, .prev-next-footer' },
  { name: 'Furo', content: 'article[role="main"]#furo-main-content', remove: '.headerlink' },
  {
    name: 'Sphinx',
    content: 'div.body[role="main"], .documentwrapper .body',
    remove: '.headerlink, .viewcode-link, .toc-backref-links',
  },
  {
    name: 'mdBook',
    content: '#page-wrapper #content main, #mdbook-content main',
    remove: '.header .nav-chapters, .buttons, .sidetoc',
  },
  {
    name: 'MediaWiki',
    content: '#mw-content-text .mw-parser-output',
    remove:
      '.mw-editsection, .toc, #toc, .navbox, .mw-jump-link, .printfooter, .catlinks, .ambox, .sistersitebox, .metadata, .noprint, .reflist .mw-cite-backlink, .mw-empty-elt, .shortdescription, .hatnote',
  },
  {
    name: 'GitHub',
    content: 'article.markdown-body, .markdown-body.entry-content',
    remove: '.anchor, .zeroclipboard-container',
  },
  { name: 'Discourse', content: '.topic-body .cooked, .post[itemprop="articleBody"]' },
]
