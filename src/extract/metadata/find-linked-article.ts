import { type JsonObject, typesOf } from './json-ld.ts'

const ARTICLE =
  /^(?:.*Article|.*BlogPosting|Report|SocialMediaPosting|DiscussionForumPosting|Review|Recipe|HowTo|QAPage|CreativeWork|.*ScholarlyArticle|LearningResource|VideoObject|PodcastEpisode|TechArticle|APIReference|Course)$/
const PAGE = /^(?:WebPage|ItemPage|AboutPage|FAQPage|MedicalWebPage|ProfilePage|CollectionPage)$/

/** The object of the page's JSON-LD that tells of the post; of several articles the one about this address. */
export function findLinkedArticle(
  objects: readonly JsonObject[],
  urls: readonly string[],
): JsonObject | null {
  const articles = objects.filter(
    (object) =>
      hasType(object, ARTICLE) &&
      (object.headline ?? object.name ?? object.datePublished ?? object.author) !== undefined,
  )
  const strong = articles.filter((object) =>
    typesOf(object).some((type) => /(?:Article|BlogPosting|Posting|Report)$/.test(type)),
  )
  const pool = strong.length > 0 ? strong : articles
  return pool.find((object) => isAbout(object, urls)) ?? pool[0] ?? null
}

/** The object that tells of the page as such. */
export function findLinkedPage(objects: readonly JsonObject[]): JsonObject | null {
  return objects.find((object) => hasType(object, PAGE)) ?? null
}

function hasType(object: JsonObject, pattern: RegExp): boolean {
  return typesOf(object).some((type) => pattern.test(type))
}

function isAbout(object: JsonObject, urls: readonly string[]): boolean {
  const entity = object.mainEntityOfPage
  const ids = [
    object['@id'],
    object.url,
    entity,
    entity && typeof entity === 'object' && !Array.isArray(entity) ? entity['@id'] : null,
  ]
  return ids.some((id) => typeof id === 'string' && urls.some((url) => id.startsWith(url)))
}
