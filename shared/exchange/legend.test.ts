import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { p, section, text } from '../testing/build'
import { build } from './build'
import { toDocx } from './docx/docx'
import { toHtml } from './html/html'
import { redlineBetween } from './redline/between'
import { at, conference, digest, masthead } from './testing/final-text'
import { toTypst } from './typst/typst'

const [before, after] = ['noted', 'welcomed'].map((word) =>
  text(masthead(), section('s', p('a', `It ${word} the report.`))),
)
const given = { conference, stage: 'amending', at, digest } as const
const says = 'Inserted words are underlined'

it('says in a redline how it is read without colour, and in no other document', async () => {
  if (!before || !after) throw new Error('There are two texts')
  const hand = { by: 'Secretariat', at }
  const redline = redlineBetween({ before, after, handOf: () => hand, ...given })
  const clean = build({ text: after, ...given })
  for (const write of [toHtml, toTypst]) {
    expect(write(redline)).toContain(says)
    expect(write(clean)).not.toContain(says)
  }
  const footers = async (document: typeof clean) =>
    Object.entries(unzipSync(await toDocx(document)))
      .filter(([name]) => /footer\d+\.xml$/.test(name))
      .map(([, part]) => strFromU8(part))
      .join('')
  expect(await footers(redline)).toContain(says)
  expect(await footers(clean)).not.toContain(says)
})

it('sets its parts apart by the signs of the language', () => {
  const arabic = text(masthead({ language: 'Arabic' }), section('s', p('a', 'انعقد')))
  const hand = { by: 'Secretariat', at }
  const redline = redlineBetween({ before: arabic, after: arabic, handOf: () => hand, ...given })
  expect(toHtml(redline)).toContain('تحتها خط</ins>؛ <del>')
  expect(toTypst(redline)).toContain('"؛ ")')
})
