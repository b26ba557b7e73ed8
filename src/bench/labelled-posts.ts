import { readdirSync, readFileSync } from 'node:fs'
import { readSamplePost, type SamplePost } from '../testing/sample-post.ts'

const FOLDER = new URL('./labelled-posts/', import.meta.url)
const SEPARATOR = '\n===\n'

/**
 * Openings of posts of our own writing, as `readSamplePost` reads them; their `categories` are the ids of all concepts
 * that a reader would file them under, none where they are on something else. Labelled before any tagger saw them.
 */
export function readLabelledPosts(): SamplePost[] {
  return readdirSync(FOLDER).flatMap((name) =>
    readFileSync(new URL(name, FOLDER), 'utf8').split(SEPARATOR).map(readSamplePost),
  )
}
