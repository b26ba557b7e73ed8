import { expect, it } from 'vitest'
import { toTestConcept } from '../testing/builders.ts'
import { describeOwnTags } from './own-tags.ts'

it('tells of tags that the vocabulary does not know, with the nearest one', () => {
  const tags = [
    toTestConcept('robotics', { names: { en: 'Robotics', zh: '机器人' } }),
    toTestConcept('nlp', { aliases: { en: ['language processing'], zh: [] } }),
  ]
  expect(describeOwnTags(['robotics', '机器人', 'Language-Processing'], tags)).toEqual([])
  expect(describeOwnTags(['robotcs', 'sailing'], tags)).toEqual([
    'the tag `robotcs` is not in tags.yaml; did you mean `robotics`?',
    'the tag `sailing` is not in tags.yaml; it is a tag of its own',
  ])
})
