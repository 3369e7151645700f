import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { schema } from '../../document/schema'
import { heading, p, paragraph, section, text } from '../../testing/build'
import { build } from '../build'
import { toDocx } from '../docx/docx'
import { textOfSource } from '../incoming/text-of-source'
import { takenIn } from '../take-in/taken-in'
import { textOfRows } from '../take-in/text-of-rows'
import { at, conference, digest, masthead } from '../testing/final-text'
import { readWord } from './read'

const report = {
  addressee: 'Implementation Support Unit',
  kind: 'reporting',
  deadline: '2006-11-06',
}
const join = { addressee: 'The President of “Borealia”', kind: 'universality', deadline: null }
const given = text(
  masthead(),
  section(
    's',
    heading('h', 1, 'Conclusions'),
    p('a', 'The Conference met.'),
    paragraph({ id: 'b', recommendation: report }, 'The Unit should write.'),
    paragraph({ id: 'c', recommendation: join }, 'It should come.'),
    // Its verb asks for something, and nobody has said that it is a recommendation.
    p('d', 'The Conference requested the Secretary-General to report.'),
    p('e', 'It rose.'),
  ),
  schema.node('annex', { id: 'x', kind: 'states' }, [
    heading('xh', 1, 'Those present'),
    p('f', 'All.'),
  ]),
  schema.node('annex', { id: 'y', kind: 'free' }, [heading('yh', 1, 'Agenda'), p('g', 'Opening.')]),
)

const file = (of: Node) => toDocx(build({ text: of, conference, stage: 'adopted', at, digest }))

/** What each paragraph recommends, and of which kind each annex is. */
function told(made: Node): readonly string[] {
  const said: string[] = []
  made.descendants(({ type, attrs, textContent }) => {
    if (type.name === 'annex') said.push(`annex ${attrs.kind}`)
    if (attrs.recommendation) {
      const { addressee, kind, deadline } = attrs.recommendation
      said.push([textContent, addressee, kind, deadline].filter(Boolean).join(' | '))
    }
  })
  return said
}

const counting = () => {
  let made = 0
  return () => `n-${++made}`
}
const source = (bytes: Uint8Array) => ({ kind: 'word' as const, document: readWord(bytes) })
const inWindow = (bytes: Uint8Array) =>
  textOfRows(takenIn(source(bytes)).rows, { language: 'English', newId: counting() }).text
const onLine = (bytes: Uint8Array) => textOfSource(source(bytes), counting(), true).text

/** The paragraphs of the body as somebody has changed them in Word. */
function edited(bytes: Uint8Array, change: (paragraphs: string[]) => string[]): Uint8Array {
  const parts = unzipSync(bytes)
  const name = 'word/document.xml'
  const xml = strFromU8(parts[name] ?? new Uint8Array())
  const pieces = xml.split(/(<w:p>.*?<\/w:p>)/)
  return zipSync({ ...parts, [name]: strToU8(change(pieces).join('')) })
}

const all = [
  'The Unit should write. | Implementation Support Unit | reporting | 2006-11-06',
  'It should come. | The President of “Borealia” | universality',
  'annex states',
  'annex free',
]
const [write = '', come = '', ...annexes] = all

describe('what Word has no place for comes back from it', () => {
  it.each([
    ['in the window', inWindow],
    ['on the command line', onLine],
  ])('%s, and nothing is guessed beside it', async (_, taken) => {
    const once = taken(await file(given))
    expect(told(once)).toEqual(all)
    expect(told(taken(await file(once)))).toEqual(all)
  })

  const find = (pieces: readonly string[], words: string) => {
    const at = pieces.findIndex((piece) => piece.startsWith('<w:p>') && piece.includes(words))
    if (at < 0) throw new Error(words)
    return at
  }

  it('with the paragraph, wherever that was moved, and however it was reworded', async () => {
    const moved = edited(await file(given), (pieces) => {
      const [one, other] = [find(pieces, 'It should come.'), find(pieces, 'The Conference met.')]
      const [first = '', second = ''] = [pieces[one], pieces[other]]
      return pieces.map((piece, at) =>
        at === one ? second : at === other ? first.replace('come', 'return') : piece,
      )
    })
    expect(told(onLine(moved))).toEqual([come.replace('come', 'return'), write, ...annexes])
  })

  it('not with one that is deleted, tracked or not, nor with its neighbour', async () => {
    const tracked = 'w:id="900" w:author="B" w:date="2005-11-23T10:00:00Z"'
    const gone = edited(await file(given), (pieces) => {
      const at = find(pieces, 'The Unit should write.')
      const deleted = (pieces[at] ?? '')
        .replace('</w:pPr>', `<w:rPr><w:del ${tracked}/></w:rPr></w:pPr>`)
        .replace(
          /<w:r>.*<\/w:r>/,
          (runs) =>
            `<w:del ${tracked}>${runs.replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ')}</w:del>`,
        )
      return pieces.map((piece, index) => (index === at ? deleted : piece))
    })
    expect(told(onLine(gone))).toEqual([come, ...annexes])
    const taken = edited(await file(given), (pieces) => {
      pieces.splice(find(pieces, 'The Unit should write.'), 1)
      return pieces
    })
    expect(told(onLine(taken))).toEqual([come, ...annexes])
  })

  it('the masthead as it is kept and not as it is printed, and what somebody has written there', async () => {
    const head = {
      distribution: 'For participants only',
      original: '',
      language: 'French',
      job: 'No. 5',
      agendaItem: 'Seventh',
    }
    const source = text(masthead(head), ...given.children.slice(1))
    const attrs = (bytes: Uint8Array) => onLine(bytes).firstChild?.attrs
    const out = await file(source)
    expect(attrs(out)).toMatchObject(head)
    const other = edited(out, (pieces) => pieces.map((each) => each.replace('Seventh<', 'Eighth<')))
    expect(attrs(other)).toMatchObject({ ...head, agendaItem: 'Eighth' })
  })

  it('headings at their levels, below an annex without a title too', async () => {
    const source = text(
      masthead(),
      section('s', heading('h', 2, 'Dates'), p('a', 'The Conference met.')),
      schema.node('annex', { id: 'x', kind: 'free' }, [
        heading('xh', 1, ''),
        heading('xs', 2, 'Agenda'),
        p('f', 'All.'),
      ]),
    )
    const levels: unknown[] = []
    onLine(await file(source)).descendants(({ type, attrs, textContent }) => {
      if (type.name === 'heading') levels.push([attrs.level, textContent])
    })
    expect(levels).toEqual([
      [2, 'Dates'],
      [1, ''],
      [2, 'Agenda'],
    ])
  })

  it('and nothing of it where somebody has written over the properties', async () => {
    const parts = unzipSync(await file(given))
    const name = 'docProps/custom.xml'
    const xml = strFromU8(parts[name] ?? new Uint8Array())
    const other = zipSync({ ...parts, [name]: strToU8(xml.replaceAll('reporting', '}')) })
    expect(told(onLine(other))).toHaveLength(4)
    const broken = zipSync({ ...parts, [name]: strToU8(xml.replaceAll('recommendation', 'x')) })
    expect(told(onLine(broken))).toEqual(annexes)
  })
})
