import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { toBlock } from '../../amendments/change'
import { em, footnote, heading, p, section, text } from '../../testing/build'
import { toHtml } from '../html/html'
import { toPlain } from '../plain/plain'
import { cell, finalDocument, headerCell, masthead, sub, table, title } from '../testing/final-text'
import { changedAgainst } from './changed-against'
import { type Decode, readBytes } from './source'

const decode: Decode = (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

const issued = text(
  masthead(),
  title('t', 'FINAL DOCUMENT'),
  section(
    's',
    heading('h', 1, 'Introduction'),
    p('p1', 'The Conference met in Geneva', footnote('f', 'In the Palais des Nations.'), '.'),
    p('p2', em('Recalling'), ' the “Convention”, it adopted the report of its President.'),
    p('p3', 'It recommended the following measures to all States:'),
    sub('p4', 1, 'to accede to the Protocol at an early date;'),
    sub('p5', 1, 'to report on its national measures each year.'),
    heading('h2', 1, 'Costs'),
    table(
      'tb',
      'Estimated costs',
      [headerCell('Item'), headerCell('2005')],
      [cell('Staff'), cell('12')],
    ),
    p('p6', 'The costs were borne by the States that took part.'),
  ),
)

let made = 0
function drafted(file: string, name: string) {
  const source = readBytes(name, new TextEncoder().encode(file), decode)
  if (source.kind === 'unread') throw new Error(source.why)
  const { drafts, remarks } = changedAgainst(issued, source, () => `n-${++made}`)
  return { drafts, remarks: remarks.map(({ kind }) => kind) }
}
const plain = toPlain(finalDocument(issued))
const page = toHtml(finalDocument(issued))

/** The blocks that each draft is about, and what it would have there. */
function asked(file: string, name = 'file.txt') {
  return drafted(file, name).drafts.map(({ place, blocks, proposed }) => [
    place.kind === 'after' ? `after ${place.block}` : place.kind,
    blocks,
    proposed.map((json) => said(toBlock(json))),
  ])
}

function said(block: Node): string {
  return block.textContent
}

describe('what a delegation does to plain words', () => {
  it('a changed word is one draft, with the italics and the quotation marks of the text', () => {
    const { drafts } = drafted(
      plain.replace('the “Convention”, it adopted', 'the "Convention", it welcomed'),
      'file.txt',
    )
    expect(drafts).toHaveLength(1)
    const [json] = drafts[0]?.proposed ?? []
    const becomes = json && toBlock(json)
    expect(becomes?.textContent).toBe(
      'Recalling the “Convention”, it welcomed the report of its President.',
    )
    expect(becomes?.firstChild?.marks.map(({ type }) => type.name)).toEqual(['em'])
  })

  it('other quotation marks alone are none, and are told', () => {
    const { drafts, remarks } = drafted(plain.replace('“Convention”', '"Convention"'), 'file.txt')
    expect({ drafts, remarks }).toEqual({ drafts: [], remarks: ['retyped'] })
  })

  it('numbers that are typed anew are none', () => {
    const again = plain.replace('\n3. It', '\n4. It').replace('\n4. The costs', '\n5) The costs')
    expect(asked(again.replace('(a) to accede', '1) to accede'))).toEqual([])
  })

  it('its own paragraph 2 bis comes in behind 2, without the number that it typed', () => {
    const more = plain.replace(
      '\n3. It',
      '\n2 bis. It thanked the host country for its hospitality.\n\n3. It',
    )
    expect(asked(more)).toEqual([
      ['after p2', [], ['It thanked the host country for its hospitality.']],
    ])
  })

  it('a paragraph that stands elsewhere is moved', () => {
    const line = '4. The costs were borne by the States that took part.\n\n'
    const moved = plain.replace(line, '').replace('3. It recommended', `${line}3. It recommended`)
    expect(asked(moved)).toEqual([
      ['after p2', ['p6'], ['The costs were borne by the States that took part.']],
    ])
  })

  it('a paragraph of its own above everything on the first page is no paragraph of the text', () => {
    const above = drafted(`Proposal by Belvane\n\n${plain}`, 'file.txt')
    expect({ ...above }).toEqual({ drafts: [], remarks: ['page-furniture'] })
  })

  it('a note, a cell, a caption and a heading are each one draft', () => {
    expect(asked(plain.replace('Palais des Nations', 'Palais Wilson'))).toEqual([
      ['there', ['p1'], ['The Conference met in GenevaIn the Palais Wilson..']],
    ])
    expect(asked(plain.replace('Staff\t12', 'Staff\t14'))).toEqual([
      ['there', ['tb'], ['Item2005Staff14']],
    ])
    const [caption] = drafted(plain.replace('Estimated costs', 'Actual costs'), 'file.txt').drafts
    expect(caption?.blocks).toEqual(['tb'])
    expect(toBlock(caption?.proposed[0] ?? { type: 'table' }).attrs.caption).toBe('Actual costs')
    expect(asked(plain.replace('II. Costs', 'II. Costs and funds'))).toEqual([
      ['there', ['h2'], ['Costs and funds']],
    ])
  })
})

it('what is changed in a page is one draft for each paragraph', () => {
  const changed = page
    .replace('at an early date', 'without delay')
    .replace('<td>Staff', '<td>Experts')
  expect(asked(changed, 'file.html')).toEqual([
    ['there', ['p4'], ['to accede to the Protocol without delay;']],
    ['there', ['tb'], ['Item2005Experts12']],
  ])
})
