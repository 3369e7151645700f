import { expect, it } from 'vitest'
import { alignTexts } from '../amendments/align-texts'
import { draftsFromChangedText } from '../amendments/drafts-from-text'
import { digest } from '../negotiation/agreement'
import { p, section, text } from '../testing/build'
import { schema } from './schema'

const count = (said: string) => schema.node('field', { name: 'bound', at: '2005-11-23', said })
const bound = (said: string, id = 'a') => p(id, 'In all ', count(said), ' States are bound.')
const reference = (said: string) => schema.node('reference', { target: 'b', form: 'named', said })
const seen = (said: string, id = 'a') => p(id, 'As in ', reference(said), '.')

const steps = (...pair: readonly ReturnType<typeof p>[]) => {
  const [before, after] = pair.map((block) => text(section('s', block)))
  return before && after ? alignTexts(before, after).map(({ kind }) => kind) : []
}

it('a count that is another one is another word', () => {
  expect(steps(bound('84'), bound('85', 'b'))).toEqual(['changed'])
  expect(steps(bound('84'), bound('84', 'b'))).toEqual(['same'])
  expect(digest(bound('84'))).not.toBe(digest(bound('85')))
  expect(digest(bound('84'))).toBe(digest(bound('84', 'b')))
})

it('a draft made from a changed text has the count of that text', () => {
  const [draft] = draftsFromChangedText(
    text(section('s', bound('84'))),
    text(section('s', bound('85'))),
  )
  expect(JSON.stringify(draft?.proposed)).toContain('"said":"85"')
})

it('what a reference said once is no word of it', () => {
  expect(steps(seen('paragraph 3'), seen('paragraph 4', 'c'))).toEqual(['same'])
  expect(digest(seen('paragraph 3'))).toBe(digest(seen('paragraph 4')))
})
