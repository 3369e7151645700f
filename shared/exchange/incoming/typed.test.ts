import { expect, it } from 'vitest'
import sample from '../../../assets/conferences/ap2-conf7.json'
import { openingText, parseOpeningText } from '../../document/opening-text'
import { build } from '../build'
import { toPlain } from '../plain/plain'
import { at, conference, digest } from '../testing/final-text'
import { readBytes } from './source'
import { textOfSource } from './text-of-source'

let made = 0
const newId = () => `t-${++made}`

it('the sample conference comes back from its own plain words, every number and note of it', () => {
  const { text } = openingText(parseOpeningText(sample), newId)
  const once = toPlain(build({ text, conference, stage: 'drafting', at, digest }))
  const source = readBytes('a.txt', new TextEncoder().encode(once), (bytes) =>
    new TextDecoder().decode(bytes),
  )
  if (source.kind === 'unread') throw new Error(source.why)
  const back = textOfSource(source, newId, true)
  const again = toPlain(build({ text: back.text, conference, stage: 'drafting', at, digest }))
  // The words above are another's: a first page is known by what is usual there.
  const body = (plain: string) => plain.slice(plain.lastIndexOf('\nI. INTRODUCTION\n'))
  expect(body(once)).toContain('\nAnnex V\n')
  expect(body(again)).toBe(body(once))
  expect(back.remarks).toContainEqual({ kind: 'page-furniture', words: `SHA-256 ${digest}` })
})
