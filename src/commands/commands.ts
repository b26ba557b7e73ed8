import { add } from './add.ts'
import { backup } from './backup.ts'
import type { Command } from './command.ts'
import { crawl } from './crawl.ts'
import { demo } from './demo.ts'
import { doctor } from './doctor.ts'
import { exportSources } from './export.ts'
import { fetch } from './fetch.ts'
import { importOpml } from './import.ts'
import { preview } from './preview.ts'
import { prune } from './prune.ts'
import { remove } from './remove.ts'
import { restore } from './restore.ts'
import { separate } from './separate.ts'
import { serve } from './serve.ts'
import { sources } from './sources.ts'
import { start } from './start.ts'

/** Every command, in the order help tells them. */
export const COMMANDS: readonly Command[] = [
  start,
  serve,
  crawl,
  fetch,
  preview,
  add,
  remove,
  sources,
  importOpml,
  exportSources,
  backup,
  restore,
  doctor,
  separate,
  prune,
  demo,
]
