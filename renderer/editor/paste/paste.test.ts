// @vitest-environment jsdom
import '../testing/layout'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import { afterEach, expect, it, vi } from 'vitest'
import { schema } from '../../../shared/document/schema'
import { annex, footnote, heading, p, section, text } from '../../../shared/testing/build'
import { undo } from '../shared-text/history'
import { paste, pastePlain } from '../testing/clipboard'
import { ana, at, blocks, end, textNow } from './testing/at-a-text'

afterEach(end)

/** The whole text, each block on a line: its name, its kind or level, and its words. */
function outline(said: Node): readonly string[] {
  const lines: string[] = []
  said.forEach((top) => {
    lines.push(top.type.name)
    top.forEach((block) => {
      const { kind, level } = block.attrs
      lines.push(
        [block.type.name, kind, level || null, block.textContent].filter(Boolean).join(' '),
      )
    })
  })
  return lines
}

it('lines of plain text become paragraphs like the one around them', () => {
  const person = ana('plain')
  person.put('a', 14)
  paste(person.view, { text: ' noted\nIt decided\nIt thanked' })
  expect(blocks()).toEqual([
    ['plain', 'The Conference noted'],
    ['plain', 'It decided'],
    ['plain', 'It thanked'],
    ['numbered', 'rose.'],
  ])
})

it('nothing that could act comes in from a web page', () => {
  const person = ana()
  person.put('a', 14)
  paste(person.view, {
    html:
      '<p onclick="x()">, noting <b>with <a href="javascript:x()">care</a></b></p>' +
      '<script>x()</script><img src=x onerror=x()><style>p{}</style><iframe src="//x"></iframe>' +
      '<p data-recommendation="{broken">It decided</p>',
  })
  expect(blocks()).toEqual([
    ['numbered', 'The Conference, noting with care'],
    ['numbered', 'It decided'],
    ['numbered', 'rose.'],
  ])
  expect(person.view.dom.innerHTML).not.toMatch(/script|onerror|onclick|javascript|iframe|<img src/)
})

it('what is copied from a text keeps its kind and level, and gets ids of its own', () => {
  const person = ana('plain')
  const { doc } = person.view.state
  const { dom } = person.view.serializeForClipboard(doc.slice(1, doc.content.size - 1))
  person.put('b', 5)
  paste(person.view, { html: dom.innerHTML })
  expect(blocks()?.map(([kind]) => kind)).toEqual(['plain', 'numbered', 'plain', 'numbered'])
  const ids = textNow().firstChild?.content.content.map((block) => block.attrs.id)
  expect(new Set(ids).size).toBe(ids?.length)
  expect(ids).not.toContain(null)
})

it('words within a line keep their emphasis and join it', () => {
  const person = ana()
  person.put('a', 4)
  paste(person.view, {
    html: '<html><body>\n<!--StartFragment--><i>whole</i> <!--EndFragment-->\n</body></html>',
    text: 'whole ',
  })
  expect(textNow().firstChild?.firstChild?.toString()).toBe(
    'paragraph("The ", em("whole"), " Conference")',
  )
  expect(person.pasted.map(({ remarks }) => remarks)).toEqual([[]])
})

it('a document from Word is a section with its numbers, its note and its table', () => {
  const person = at(text(section('s', heading('h', 1, 'Work'), p('a'))), 'write')
  person.put('a', 0)
  const html = readFileSync(join(import.meta.dirname, 'word.clip'), 'utf8')
  paste(person.view, { html })
  expect(outline(textNow())).toEqual([
    'section',
    'heading 1 Work',
    'heading 2 Introduction',
    'paragraph numbered The Conference took note of the reportsCCW/AP.II/CONF.7/1. and welcomed them:',
    'paragraph numbered 1 From all States Parties;',
    'paragraph numbered 1 From observers.',
    'heading 3 Officers',
    'paragraph numbered The officers were:',
    'table OfficeStatePresidentArcadia,\nthen Borduria',
  ])
  const [pasted] = person.pasted
  expect(pasted?.counts).toEqual({
    paragraphs: 4,
    headings: 2,
    footnotes: 1,
    tables: 1,
    annexes: 0,
  })
})

it('sections and annexes begin after the section in whose end they are pasted', () => {
  const person = at(
    text(
      section('s', heading('h', 1, 'Introduction'), p('a', 'The Conference met.')),
      section('t', heading('i', 1, 'Conclusions'), p('b', 'It rose.')),
    ),
  )
  person.put('a', 19)
  paste(person.view, {
    text: '2. It heard statements.\nII. Organization\nA. Officers\n3. It elected.\nAnnex I\nAGENDA\n1. Opening',
  })
  expect(outline(textNow())).toEqual([
    'section',
    'heading 1 Introduction',
    'paragraph numbered The Conference met.',
    'paragraph numbered It heard statements.',
    'section',
    'heading 1 Organization',
    'heading 2 Officers',
    'paragraph numbered It elected.',
    'section',
    'heading 1 Conclusions',
    'paragraph numbered It rose.',
    'annex',
    'heading 1 AGENDA',
    'paragraph numbered Opening',
  ])
})

it('a paragraph that is pasted into keeps its words, in a block with its own id', () => {
  const person = ana()
  person.put('a', 0)
  paste(person.view, { text: '1. It met.\n2. It elected.' })
  expect(textNow().firstChild?.child(2).attrs.id).toBe('a')
  person.put('a', 4)
  paste(person.view, { text: 'first line\nlast line ' })
  expect(blocks()).toEqual([
    ['numbered', 'It met.'],
    ['numbered', 'It elected.'],
    ['numbered', 'The first line'],
    ['numbered', 'last line Conference'],
    ['numbered', 'rose.'],
  ])
})

it.each([
  ['heading', text(section('s', heading('a', 1, 'Work'), p('b', 'rose.'))), 2, 'Wofirst secondrk'],
  [
    'title',
    text(schema.node('title', { id: 'a' }, [schema.text('Final')])),
    5,
    'Finalfirst second',
  ],
] as const)(
  'in a %s several paragraphs are its words, and this is told',
  (_name, said, offset, expected) => {
    const person = at(said)
    person.put('a', offset)
    paste(person.view, { html: '<p>first</p><h2>second</h2>' })
    expect(textNow().textContent).toContain(expected)
    expect(person.pasted[0]?.remarks.map(({ kind }) => kind)).toEqual([
      'heading-flattened',
      'paragraphs-joined',
    ])
  },
)

it('in a cell the lines of a list stand one below the other', () => {
  const cell = schema.node('cell', null, [schema.text('States: ')])
  const person = at(
    text(section('s', schema.node('table', { id: 'a' }, [schema.node('row', null, [cell])]))),
  )
  person.view.dispatch(
    person.view.state.tr.setSelection(
      TextSelection.create(person.view.state.doc, 1 + 3 + cell.content.size),
    ),
  )
  paste(person.view, { html: '<ul><li>Arcadia</li><li>Borduria</li></ul>' })
  expect(textNow().firstChild?.firstChild?.toString()).toBe(
    'table(row(cell("States: Arcadia", break, "Borduria")))',
  )
})

it('undo takes a paste back in one step, and only the paste', () => {
  const person = ana()
  person.put('a', 14)
  person.type(' met')
  paste(person.view, { text: '2. One\n3. Two\n(a) Three' })
  person.type('!')
  undo(person.view.state, person.view.dispatch)
  undo(person.view.state, person.view.dispatch)
  expect(blocks()).toEqual([
    ['numbered', 'The Conference met'],
    ['numbered', 'rose.'],
  ])
})

it('what was pasted can be kept as words alone, with the numbers that were typed', () => {
  const person = ana()
  person.put('a', 14)
  paste(person.view, { text: '2. One\n3. Two' })
  expect(blocks()?.map(([, words]) => words)).toEqual(['The Conference', 'One', 'Two', 'rose.'])
  const [pasted] = person.pasted
  expect(pasted?.mayTakeBack()).toBe(true)
  pasted?.asWords?.()
  expect(blocks()?.map(([, words]) => words)).toEqual(['The Conference2. One', '3. Two', 'rose.'])
  expect(pasted?.mayTakeBack()).toBe(false)
})

it('the key for words alone takes no structure', () => {
  const person = ana()
  person.put('a', 14)
  pastePlain(person.view, { html: '<h1>One</h1><p><b>Two</b></p>', text: '1. One\nTwo' })
  expect(textNow().firstChild?.toString()).toBe(
    'section(paragraph("The Conference1. One"), paragraph("Two"), paragraph("rose."))',
  )
  paste(person.view, { text: '1. One\n2. Two' })
  expect(blocks()?.map(([, words]) => words)).toContain('Two')
})

it('a picture alone is not pasted, and this is told', () => {
  const person = ana()
  person.put('a', 3)
  paste(person.view, { files: [{ type: 'image/png' }] })
  expect(person.pasted.map(({ outcome, remarks }) => [outcome, remarks])).toEqual([
    ['nothing', [{ kind: 'picture', words: '' }]],
  ])
})

it('in a closed text the words are proposed, with the numbers that were typed', () => {
  const person = at(text(section('s', p('a', 'The Conference'), p('b', 'rose.'))), 'propose')
  person.put('a', 14)
  paste(person.view, { html: '<p>, noting:</p><ol type="a"><li>one</li><li>two</li></ol>' })
  expect(person.intents.map(({ text: said }) => said)).toEqual([', noting:\n(a) one\n(b) two'])
})

it('a text that may only be read takes nothing', () => {
  const person = at(text(section('s', p('a', 'The Conference'))), 'read')
  person.put('a', 3)
  paste(person.view, { text: '1. One\n2. Two' })
  expect(textNow().textContent).toBe('The Conference')
  expect(person.pasted).toEqual([])
})

it.each([
  [
    'a kind of its own',
    '<p class="paragraph" data-pm-slice="1 1 [&quot;section&quot;,null]" data-kind="evil" data-level="99">words</p>',
  ],
  [
    'an attribute that no block has',
    '<p class="paragraph" data-pm-slice="1 1 [&quot;section&quot;,null,&quot;paragraph&quot;,{&quot;kind&quot;:&quot;evil&quot;}]">words</p>',
  ],
  [
    'nodes of another editor',
    '<p class="paragraph" data-pm-slice="0 0 [&quot;taskList&quot;,{}]">words</p>',
  ],
  ['openings that are not there', '<p class="paragraph" data-pm-slice="9 9 []">words</p>'],
  ['no list', '<p class="paragraph" data-pm-slice="1 1 {">words</p>'],
  [
    'a bracket of a bracket',
    `<p class="paragraph" data-pm-slice="1 1 []"><span class="bracket" data-bracket="${'x'.repeat(200)}" data-end="open">words</span></p>`,
  ],
])('what passes for ours with %s leaves a text that satisfies the schema', (_what, html) => {
  const person = ana()
  person.put('a', 14)
  paste(person.view, { html, text: 'words' })
  const said = textNow()
  said.check()
  expect(said.textContent).toBe('The Conferencewordsrose.')
})

it('notes are put where their numbers stood, each with an id of its own', () => {
  const person = at(text(section('s', p('a', 'One'), p('b', footnote('n', 'Before.')))), 'write')
  person.put('a', 3)
  paste(person.view, { text: '1. First[1] and[2]\n2. Second\n[1] Here.\n[2] There.' })
  const notes: string[] = []
  textNow().descendants((node) => {
    if (node.type === schema.nodes.footnote)
      notes.push(`${node.attrs.id !== null} ${node.textContent}`)
  })
  expect(notes).toEqual(['true Here.', 'true There.', 'true Before.'])
})

it('an annex takes headings below its own', () => {
  const person = at(
    text(section('s', p('x', 'Body')), annex('s2', heading('h', 1, 'Agenda'), p('a', ''))),
  )
  person.put('a', 0)
  paste(person.view, { html: '<h1>Morning</h1><p>1. Opening</p><p>2. Election</p>' })
  expect(outline(textNow())).toEqual([
    'section',
    'paragraph numbered Body',
    'annex',
    'heading 1 Agenda',
    'heading 2 Morning',
    'paragraph numbered Opening',
    'paragraph numbered Election',
  ])
})

it('in a footnote everything is its words', () => {
  const person = at(text(section('s', p('a', 'One', footnote('n', 'See')))))
  const { view } = person
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 5, 5 + 5)))
  const inner = view.dom.parentElement?.querySelector('.footnote-text')
  if (!inner) throw new Error('The card of the selected footnote is open')
  const event = new Event('paste', { bubbles: true, cancelable: true })
  const html =
    '<h1>Annex</h1><p>with <i>care</i><a id=r href="#n">1</a></p><p id=n><a href="#r">1</a> Or not.</p>'
  const getData = (type: string) => (type === 'text/html' ? html : '')
  Object.defineProperty(event, 'clipboardData', { value: { getData, files: [] } })
  inner.dispatchEvent(event)
  const note = textNow().firstChild?.firstChild?.child(1)
  expect(note?.type.name).toBe('footnote')
  expect(note?.textContent).toMatch(/Annex with care \(Or not\.\)/)
})

it('what is dropped from another program is read like what is pasted', () => {
  const person = ana()
  const { view } = person
  // jsdom lays nothing out, so that no place has coordinates.
  vi.spyOn(view, 'posAtCoords').mockReturnValue({ pos: 16, inside: 1 })
  const event = new MouseEvent('drop', { bubbles: true, cancelable: true })
  const html = '<p>2. It met.</p><p>3. It rose.</p><img src="x" onerror="y()">'
  const getData = (type: string) => (type === 'text/html' ? html : '')
  Object.defineProperty(event, 'dataTransfer', { value: { getData, files: [] } })
  view.dom.dispatchEvent(event)
  expect(blocks()?.map(([, words]) => words)).toEqual([
    'The Conference',
    'It met.',
    'It rose.',
    'rose.',
  ])
  expect(person.pasted[0]?.remarks.map(({ kind }) => kind)).toEqual([
    'picture',
    'counted',
    'counted',
  ])
})
