import type { ConditionChange } from '../condition/change.ts'
import type { Edition } from '../edition/edition.ts'
import type { AlsoAt, Entry } from '../entry.ts'
import type { Failure } from '../failure.ts'
import type { Pace } from '../feed.ts'
import type { Source, SourceOrigin, SourceState, SourceStatus } from '../source.ts'
import type { Claims } from './claims.ts'
import type { Database } from './database.ts'
import type { KnownFace } from './list-faces.ts'
import type { StoryLookup } from './story-facts.ts'

/** What is already stored of a source's entry: enough to see what is new, and not to do work twice. */
export interface KnownEntry {
  key: number
  id: string
  hash: string
  publishedAt: number
  publishedPrecision: Entry['publishedPrecision']
  updatedAt: number | null
  seenAt: number
}

/** What an entry is recognised by when it stands somewhere else too. */
export interface StoryFacts {
  key: number
  id: string
  url: string
  title: string
  source: { id: string; title: string; site: string }
  publishedAt: number
  seenAt: number
  story: string
  isLead: boolean
  /** The places that its card names; none where it does not lead. */
  alsoAt: AlsoAt[]
  /** The id by which feeds name its story; null: that of the entry that leads it. */
  feedId: string | null
  canonicalUrl: string
  /** The address that it names as its original's, folded like an address of its own; null for none. */
  originalKey: string | null
  contentHash: string
  fingerprint: Uint32Array | null
  language: string | null
  wordCount: number
}

/** Why an entry stands in a story. */
export interface StoryJoin {
  /** Id of the entry that it was found to be the same article as. */
  other: string
  reason: string
  /** How alike their texts are, 0 to 1. */
  score: number
}

/** A join as an administrator looks at it. */
export interface ToldJoin extends StoryJoin {
  id: string
  title: string
  url: string
  otherTitle: string
  otherUrl: string
  /** Id of the entry that stands for their story. */
  story: string
  /** ms since the epoch. */
  joinedAt: number
}

/** An entry on its way into the store, with its place among entries and stories. */
export interface EntryToSave {
  key: number
  /** The key it stands under so far; null for a new entry. */
  oldKey: number | null
  entry: Entry
  contentHash: string
  place: StoryPlace
  /** Why it stands in a story with others; null where it came alone. */
  join: StoryJoin | null
  /** Keys of the posts that have most in common with it, with how much. */
  related: { key: number; score: number }[]
}

/** Where an entry stands in its story. */
export interface StoryPlace {
  key: number
  /** Id of the entry that stands for the story. */
  story: string
  isLead: boolean
  alsoAt: AlsoAt[]
  /** The id by which feeds name the story; null: that of the entry that leads it. */
  feedId: string | null
}

/** A stored entry whose place changes. */
export interface MovedPlace extends StoryPlace {
  /** Whether it stood for its story so far: then search knows its words. */
  wasLead: boolean
}

/** What a refresh found out about the source itself. Undefined: stays as it is. */
export interface StatePatch {
  movedTo?: string | null
  moving?: SourceState['moving']
  goneAt?: number | null
  usualGapMs?: number | null
  itemCounts?: number[]
  status?: SourceStatus
  nextFetchAt: number
  nextFetchReason: string
  lastFetchAt: number
  lastSuccessAt?: number
  failures: number
  lastError: (Failure & { at: number }) | null
  warnings?: string[]
  etag?: string | null
  lastModified?: string | null
  validatorsUrl?: string | null
  bodyHash?: string | null
  pace?: Pace
}

/** One refresh, saved whole or not at all. */
export interface RefreshToSave {
  sourceId: string
  now: number
  patch: StatePatch
  entries: EntryToSave[]
  /** Ids of posts that are too old to be kept: they are not looked at again. */
  tooOld?: readonly string[]
  /** Stored entries whose place in a story changes. */
  moved: MovedPlace[]
  /** Whether what readers see of the source itself changed, beyond times. */
  isVisible: boolean
  /** Called when this process sees what is saved, where that is before it stands. */
  onRun?: () => void
  /** The condition that this refresh brings it into, where that is another than before. */
  change?: ConditionChange | null
}

/** Chooses the original among the entries of one story and gives all their places; none of none. */
export type FormStory = (members: readonly StoryFacts[]) => StoryPlace[]

/** An administrator's decision about one entry, saved whole or not at all. */
export interface SeparationToSave {
  id: string
  isSeparate: boolean
  moved: MovedPlace[]
  now: number
}

/** What the crawling side may ask of the store; `inTurn` is for what looks at stories and then changes them. */
export interface Writes extends Claims, Pick<Database, 'inTurn'> {
  /** Makes the stored sources of origin `config` equal to the file's; new ones are due within the next minute. */
  syncSources(sources: readonly Source[], now: number): Promise<void>
  /** Adds sources or changes them, all or none; new ones are due within the next minute. */
  saveSources(sources: readonly Source[], options: { origin: SourceOrigin; now: number }): Promise<void>
  setStatus(id: string, options: { status: SourceStatus; now: number }): Promise<void>
  /** Removes a source with its entries, whose keys it answers; stories that lose their original are then to be revived. */
  deleteSource(id: string, now: number): Promise<number[]>
  /** Sources that became due while nobody crawled become so again one after another, within a minute. */
  spreadDue(now: number): Promise<void>
  /** Notes changes of condition that no reading brought. */
  saveChanges(changes: readonly ConditionChange[], now: number): Promise<void>
  /** Forgets changes of condition told before `before`, ms. */
  dropChanges(before: number): Promise<void>
  listKnown(sourceId: string): Promise<KnownEntry[]>
  /** Ids of the posts of a source that were too old to be kept. */
  listPruned(sourceId: string): Promise<Set<string>>
  /** The newest posts of a source, newest first. */
  listFaces(sourceId: string, limit: number): Promise<KnownFace[]>
  /** Which of the keys are taken, and by which entry. */
  findTakenKeys(keys: readonly number[]): Promise<Map<number, string>>
  /** Stored entries with one of these addresses, contents, keys, ids or stories; of what many share, some. */
  findStoryFacts(by: StoryLookup): Promise<StoryFacts[]>
  /** Fingerprints of entries that have one, by key. */
  findFingerprints(keys: readonly number[]): Promise<Map<number, Uint32Array>>
  /** Entries that are kept out of all stories, by id. */
  listSeparations(): Promise<Set<string>>
  /** Keeps an entry out of all stories, or no longer does, with the places that this changes. */
  saveSeparation(separation: SeparationToSave): Promise<void>
  /** The newest joins, newest first. */
  listJoins(limit: number): Promise<ToldJoin[]>
  /** What the newest stories may have in common with others, oldest first. */
  listTraits(limit: number): Promise<{ key: number; traits: string[] }[]>
  /** Fingerprints of the newest entries, for the neighbour index. */
  listFingerprints(limit: number): Promise<{ key: number; fingerprint: Uint32Array }[]>
  /** Where the source's stanza was changed since it was claimed, what only the old one tells is left out. */
  saveRefresh(refresh: RefreshToSave): Promise<void>
  /** Keeps an edition in its last form; one that is closed already stays as it is. */
  saveEdition(edition: Edition & { closedAt: number }): Promise<void>
  /** Gives every story whose original was deleted another. */
  reviveStories(options: { form: FormStory; now: number }): Promise<void>
  /** Deletes entries published before `before`; answers their keys. Stories that lose their original are then to be revived. */
  prune(options: { before: number; now: number }): Promise<number[]>
}
