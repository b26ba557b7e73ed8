import type { ConditionCode } from './condition.ts'

/** What each condition is called, in a title: "Some blog: silent". */
export const CONDITION_NAMES: Readonly<Record<ConditionCode, string>> = {
  broken: 'broken',
  gone: 'gone for good',
  login: 'behind a login',
  challenge: 'behind a test for humans',
  robots: 'closed to robots',
  'no-list': 'no list of posts any more',
  failing: 'failing',
  fewer: 'far fewer posts than usual',
  silent: 'silent',
  fallback: 'its page or API has changed',
  moved: 'moved',
  remarks: 'well, with remarks',
  new: 'not read yet',
  healthy: 'well',
  paused: 'paused',
  retired: 'no longer followed',
}

/** What an operator can do about each; none where nothing needs doing. */
export const ADVICE: Readonly<Partial<Record<ConditionCode, string>>> = {
  broken: 'Look for its new address and change the source, or pause it. It is still tried once a day.',
  gone: 'It is not asked any more; its posts stay. Give it its new address, or remove it.',
  login: 'Look for an address that is open to everyone, or pause the source.',
  challenge: 'Ask its owner to let feed readers in without a test for humans, or look for another address.',
  robots: 'Look for a feed of the site, which needs no pages; ask its owner; or pause the source.',
  'no-list': 'Fit its rule to the page or API as it is now; the command "preview" shows what a rule finds.',
  failing: 'Nothing yet: it is tried again by itself, more rarely each time.',
  fewer: 'See whether its feed or page has changed; the command "preview" shows what is read of it.',
  silent: 'It answers, but brings nothing new: see whether the blog goes on at another address.',
  fallback: 'The page or API has changed: put the selector or path that matches now first in its rule.',
  moved: 'It is read at its new address; put that into the source, so that it does not hang on a redirect.',
}
