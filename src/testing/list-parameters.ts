/** What an address may ask of any list. */
export const LIST_PARAMETERS = [
  'tag',
  'source',
  'language',
  'author',
  'q',
  'since',
  'until',
  'sort',
  'limit',
  'page',
  'cursor',
]
