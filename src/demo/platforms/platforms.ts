import { cnblogs } from './cnblogs.ts'
import { csdn } from './csdn.ts'
import { distill } from './distill.ts'
import { gitlab } from './gitlab.ts'
import { hexo } from './hexo.ts'
import { jekyll } from './jekyll.ts'
import { lab } from './lab.ts'
import { latexml } from './latexml.ts'
import { northlight } from './northlight.ts'
import { notion } from './notion.ts'
import { octopress } from './octopress.ts'
import { papermod } from './papermod.ts'
import { plain } from './plain.ts'
import type { Platform } from './platform.ts'
import { quarto } from './quarto.ts'
import { substack } from './substack.ts'
import { wechat } from './wechat.ts'
import { wiki } from './wiki.ts'
import { wordpress } from './wordpress.ts'
import { zhihu } from './zhihu.ts'

/** What the sample blogs are made with, by the names that their files use. */
export const PLATFORMS = {
  cnblogs,
  csdn,
  distill,
  gitlab,
  hexo,
  jekyll,
  lab,
  latexml,
  northlight,
  notion,
  octopress,
  papermod,
  plain,
  quarto,
  substack,
  wechat,
  wiki,
  wordpress,
  zhihu,
} satisfies Record<string, Platform>

export type PlatformName = keyof typeof PLATFORMS
