import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { p, section, text } from '../../testing/build'
import { toAkn } from '../akn/akn'
import { readAkn } from '../akn/read'
import { build } from '../build'
import { textOfSource } from '../incoming/text-of-source'
import { anyAmendments, compiled } from '../testing/compiled'
import { at, conference, digest, masthead } from '../testing/final-text'
import { redlineBetween } from './between'
import { settled } from './settled'
import { resolved } from './testing/resolved'

const clean = (text: Node) =>
  resolved(build({ text, conference, stage: 'amending', at, digest }), null)

it('is the text as amended where all is accepted, and as it was where all is rejected', () => {
  fc.assert(
    fc.property(anyAmendments, ([given, changes]) => {
      const { document, after } = compiled(given, ...changes)
      expect(resolved(settled(document, 'accept'), null)).toEqual(clean(after))
      expect(resolved(settled(document, 'reject'), null)).toEqual(clean(given))
    }),
    { numRuns: 200, seed: 20051123 },
  )
})

it('is what a redline in Akoma Ntoso is taken in as: with every change accepted', () => {
  const [[given, changes] = [null, []]] = fc.sample(anyAmendments, { numRuns: 1, seed: 5 })
  if (!given) throw new Error('One was drawn')
  const { document, after } = compiled(given, ...changes)
  const read = readAkn(toAkn(document))
  if (read.kind !== 'document') throw new Error(`It is ${read.kind}`)
  expect(clean(textOfSource(read, () => 'n').text)).toEqual(clean(after))
})

it('has the first page of the text before where all is rejected, as it went out in Akoma Ntoso too', () => {
  const of = (symbol: string, agendaItem: string) =>
    text(masthead({ symbol, agendaItem }), section('s', p('a', 'It met.')))
  const [before, after] = [of('CCW/CONF.7/L.1', 'Item 16'), of('CCW/CONF.7/L.2', 'Item 17')]
  const document = redlineBetween({
    before,
    after,
    handOf: () => ({ by: 'Secretariat', at }),
    conference,
    stage: 'drafting',
    at,
    digest,
  })
  const read = readAkn(toAkn(document))
  if (read.kind !== 'document') throw new Error(`It is ${read.kind}`)
  const symbols = (['accept', 'reject'] as const).map((how) => {
    const { symbol, agendaItem } = settled(read.document, how).masthead
    return [symbol, agendaItem]
  })
  expect(symbols).toEqual([
    ['CCW/CONF.7/L.2', 'Item\u00A017'],
    ['CCW/CONF.7/L.1', 'Item\u00A016'],
  ])
})
