import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import sample from '../../assets/conferences/ap2-conf7.json'
import en from '../../assets/locales/en.json'
import { inlineText } from '../document/inline-text'
import { openingText, parseOpeningText } from '../document/opening-text'
import { schema } from '../document/schema'
import { heading, p, section, text } from '../testing/build'
import { apply } from './apply'
import { check, type Found } from './check'
import { type Style, type StyleLanguage, styleLanguages } from './hint'
import { onRequest, ruleIds } from './house-style'

describe.each(styleLanguages)('in %s', (language) => {
  const { changed, right } = readExamples(language)

  it.each(changed)('[$rule] $before → $after', ({ rule, before, after }) => {
    const top = built(before)
    const found = foundIn(top, language).filter((each) => each.rule === rule)
    expect(found.length).toBeGreaterThan(0)
    const kinds = found.map(({ fix }) => fix?.kind ?? null)
    if (after === '?') expect(kinds).not.toContain('edit')
    else expect(applied(top, found)).toBe(bare(after))
  })

  it.each(right)('leaves alone: %s', (words) => {
    const found = foundIn(built(words), language).filter(({ rule }) => !onRequest.includes(rule))
    expect(found).toEqual([])
  })
})

it('has a sentence for every hint', () => {
  const unsaid = styleLanguages.flatMap((language) =>
    readExamples(language).changed.flatMap(({ before }) =>
      foundIn(built(before), language)
        .map(({ rule, why }) => (why === null ? `style.why.${rule}` : `style.why.${rule}.${why}`))
        .filter((key) => !(key in en)),
    ),
  )
  expect(unsaid).toEqual([])
  expect(ruleIds.filter((rule) => !(`style.rule.${rule}` in en))).toEqual([])
})

it('names a rule that there is in every example', () => {
  const named = styleLanguages.flatMap((language) =>
    readExamples(language).changed.map(({ rule }) => rule),
  )
  expect(named.filter((rule) => !ruleIds.includes(rule))).toEqual([])
})

it('checks footnotes and cells, each in its own place', () => {
  const note = schema.node('footnote', { id: 'f1' }, schema.text('See the UN site.'))
  const top = section('s', p('b1', 'The Protocol', note, ' entered into force.'))
  const [found] = foundIn(top, 'en')
  expect(found).toMatchObject({ rule: 'abbreviations', words: 'UN', from: 1 + 12 + 1 + 8 })
})

it('offers no reference within a footnote, which holds words only', () => {
  const note = schema.node('footnote', { id: 'f1' }, schema.text('Listed in annex V.'))
  const found = foundIn(section('s', p('b1', 'The States', note, ' met.')), 'en')
  expect(found.map(({ rule }) => rule)).toEqual(['no-break'])
})

it('finds a subheading that stands alone under its heading', () => {
  const lone = section(
    's',
    heading('h1', 1, 'Work'),
    heading('h2', 2, 'Meetings'),
    p('b1', 'Held.'),
  )
  expect(foundIn(lone, 'en')).toMatchObject([{ rule: 'lone-subheading', words: 'Meetings' }])
  const two = section(
    's',
    heading('h1', 1, 'Work'),
    heading('h2', 2, 'One'),
    heading('h3', 2, 'Two'),
  )
  expect(foundIn(two, 'en')).toEqual([])
})

it('checks an untouched section once, and of a changed one the changed block', () => {
  const one = p('b1', 'The UN met.')
  const first = check(section('s', one, p('b2', 'It decided.')), english)
  const second = check(section('s', one, p('b2', 'It decided again.')), english)
  expect(second[0]?.found).toBe(first[0]?.found)
})

it('puts in only the letters that differ, with the marks around them', () => {
  const top = section('s', p('b1', schema.text('organise', [schema.mark('em')]), ' the work.'))
  const [found] = foundIn(top, 'en')
  const tr = new Transform(text(top))
  if (found?.fix) apply(tr, 1, found.fix, found.from, found.to)
  expect(tr.steps.map((step) => step.toJSON())).toMatchObject([
    { from: 8, to: 9, slice: { content: [{ text: 'z', marks: [{ type: 'em' }] }] } },
  ])
})

it('finds in the sample conference its typed references and nothing else', () => {
  let ids = 0
  const { text: doc } = openingText(parseOpeningText(sample), () => `id-${++ids}`)
  const found: string[] = []
  doc.forEach((top) => {
    for (const each of foundIn(top, 'en')) {
      const quiet = onRequest.includes(each.rule) || each.rule === 'cross-reference'
      if (!quiet) found.push(`${each.rule}: ${each.words}`)
    }
  })
  expect(found).toEqual([])
})

const english: Style = { language: 'en', party: 'States Parties' }

function foundIn(top: Node, language: StyleLanguage): readonly Found[] {
  return check(top, { ...english, language }).flatMap(({ offset, found }) =>
    found.map((each) => ({
      ...each,
      ...(top.type.name === 'title' && { from: each.from + offset }),
    })),
  )
}

/** The first block after the fixes, written as the examples are. */
function applied(top: Node, found: readonly Found[]): string {
  const tr = new Transform(text(top))
  for (const { fix, from, to } of [...found].reverse()) if (fix) apply(tr, 1, fix, from, to)
  const block = tr.doc.child(0).child(0)
  return notated(block.type.name === 'table' ? (block.firstChild?.firstChild ?? block) : block)
}

function notated(block: Node): string {
  let out = ''
  block.forEach((child) => {
    if (child.type.name === 'footnote') out += `[^${child.textContent}]`
    else if (child.marks.length > 0) out += `*${child.text}*`
    else out += child.text ?? ''
  })
  return out.replaceAll('\u00a0', '~')
}

function bare(example: string): string {
  return example.replace(/^\{[^}]*\} /, '')
}

/** A section that begins with the block of the example. */
function built(example: string): Node {
  const [, place = ''] = example.match(/^\{([^}]*)\} /) ?? []
  const words = inlineText(
    bare(example)
      .replace(/\[(?!\^)/g, '\\[')
      .replaceAll('~', '\u00a0'),
    () => 'n',
  )
  const [kind = '', next = ''] = place.split(', ')
  if (kind === 'cell') {
    const cell = schema.node('cell', null, [...words])
    return section('s', schema.node('table', { id: 't' }, schema.node('row', null, cell)))
  }
  if (kind === 'heading') return section('s', schema.node('heading', { id: 'b' }, [...words]))
  const of = (id: string, level: number, content: readonly Node[]) =>
    schema.node('paragraph', { id, kind: kind || 'numbered', level }, [...content])
  const after = [schema.text('to adhere.')]
  const following = { another: [of('c', 0, after)], items: [of('c', 1, after)] }[next] ?? []
  return section('s', of('b', 0, words), ...following)
}

function readExamples(language: StyleLanguage) {
  const file = readFileSync(join(import.meta.dirname, `style-${language}.txt`), 'utf8')
  const changed: { rule: string; before: string; after: string }[] = []
  const right: string[] = []
  let rule: string | null = null
  for (const line of file.split('\n')) {
    if (line.startsWith('# ')) rule = line.slice(2)
    else if (rule === null || line.trim() === '') continue
    else if (line.startsWith('= ')) right.push(line.slice(2))
    else {
      const [before = '', after = ''] = line.split(' → ')
      changed.push({ rule, before, after })
    }
  }
  return { changed, right }
}
