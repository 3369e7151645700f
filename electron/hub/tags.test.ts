import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Node } from 'prosemirror-model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assertNever } from '../../shared/assert-never'
import { openingText, parseOpeningText } from '../../shared/document/opening-text'
import { schema } from '../../shared/document/schema'
import { build } from '../../shared/exchange/build'
import {
  type FinalBlock,
  type FinalDocument,
  type FinalFootnote,
  type Inlines,
  wordsOf,
} from '../../shared/exchange/final-document'
import {
  at,
  conference,
  digest,
  finalText,
  masthead,
  structuredText,
} from '../../shared/exchange/testing/final-text'
import { annex, heading, p, section, text } from '../../shared/testing/build'
import { root } from '../tools/root'
import { type Exporter, makeExporter } from './export'
import { buildTestPress, type TestPress } from './test-press'
import { isLacking } from './testing/lacking'
import { bookmarksOf, type Tag, tagged, tagsOf } from './testing/tags'

const folder = mkdtempSync(join(tmpdir(), 'tags-'))
let press: TestPress
let exporter: Exporter
beforeAll(async () => {
  press = await buildTestPress('tags')
  exporter = makeExporter(press)
})
afterAll(async () => {
  await exporter.close()
  press.remove()
  rmSync(folder, { recursive: true, force: true })
})

const documentOf = (given: Node): FinalDocument =>
  build({ text: given, conference, stage: 'amending', at, digest })

async function printed(document: FinalDocument, archive = false): Promise<string> {
  const file = join(folder, 'printed.pdf')
  writeFileSync(file, (await exporter.print('pdf', document, { archive })).bytes)
  return file
}

const sample: Node = (() => {
  let ids = 0
  const file = readFileSync(join(root, 'assets/conferences/ap2-conf7.json'), 'utf8')
  return openingText(parseOpeningText(JSON.parse(file)), () => `id-${++ids}`).text
})()

const arabicText: Node = (() => {
  let ids = 0
  const file = readFileSync(join(root, 'electron/e2e/arabic.json'), 'utf8')
  return openingText(parseOpeningText(JSON.parse(file)), () => `id-${++ids}`).text
})()

describe.skipIf(isLacking('pdfinfo', 'pdftohtml'))('the tags that another program reads', () => {
  it.each([
    ['every kind of block', finalText],
    ['every part of a final document', structuredText],
    ['the sample conference', sample],
  ])('say all that is written, as what it is and in its order: %s', async (_, given) => {
    const document = documentOf(given)
    const tags = tagsOf(await printed(document))
    // It says what runs from right to left as it lies on the page.
    const isArabic = ([, words]: Spoken) => /\p{Script=Arabic}/u.test(words)
    const said = spoken(tags).filter((each) => !isArabic(each))
    const expected = written(document).filter((each) => !isArabic(each))
    expect(said.slice(-expected.length)).toEqual(expected)
  })

  it.each([
    ['every kind of block', finalText],
    ['the sample conference', sample],
    ['Arabic', arabicText],
  ])('lead to every heading from its bookmark and from the contents: %s', async (_, given) => {
    const document = documentOf(given)
    const file = await printed(document)
    const headings = written(document, wordsOf).filter(([kind]) => kind.startsWith('H'))
    const bookmarks = bookmarksOf(file)
    expect(bookmarks.map(({ words }) => squeezed(words))).toEqual(
      headings.map(([, words]) => words),
    )
    const tags = tagsOf(file)
    expect(tagged(tags, /^H\d$/)).toHaveLength(headings.length)
    expect(tagged(tags, /^TOCI$/)).toHaveLength(document.contents.length)
    for (const entry of tagged(tags, /^TOCI$/)) expect(tagged(entry, /^Link$/)).toHaveLength(1)
  })

  it('give each head of a column its scope, each note a name, and tables nothing but rows', async () => {
    const tags = tagsOf(await printed(documentOf(sample)))
    const tables = tagged(tags, /^Table$/)
    expect(tables.length).toBeGreaterThan(1)
    for (const table of tables) {
      const kinds = table.tags.map(({ kind }) => kind).filter((kind) => kind !== 'Caption')
      expect(kinds).toEqual(['THead', 'TBody'])
      for (const cell of tagged(table, /^TH$/)) expect(cell.attributes.get('Scope')).toBe('Column')
      const widths = tagged(table, /^TR$/).map((row) => row.tags.length)
      expect(new Set(widths).size).toBe(1)
    }
    const notes = tagged(tags, /^Note$/)
    expect(new Set(notes.map(({ id }) => id ?? '')).size).toBe(notes.length)
    expect(notes.length).toBeGreaterThan(5)
  })

  it.each([
    ['English', 'en'],
    ['French', 'fr'],
    ['Spanish', 'es'],
    ['Russian', 'ru'],
    ['Arabic', 'ar'],
  ])('say that the words are %s', async (language, tag) => {
    const document = documentOf(text(masthead({ language }), section('s', p('a', 'It met.'))))
    for (const archive of [false, true]) {
      const file = await printed(document, archive)
      expect(readFileSync(file, 'latin1')).toMatch(new RegExp(`/Lang ?\\(${tag}\\)`))
      expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Tagged: +yes/)
    }
  })

  it('say with each link what it leads to, in words of the document', async () => {
    const given = text(
      masthead({ language: 'French' }),
      schema.node('contents', { id: 'ct' }),
      section('s', heading('h', 1, 'Premier'), p('a', 'Elle est réunie.')),
      section('s2', heading('h2', 1, 'Second'), p('b', 'Elle est close.')),
      annex('x', heading('xh', 1, 'Ordre du jour'), p('c', 'Clôture.')),
    )
    const raw = readFileSync(await printed(documentOf(given)), 'latin1')
    const said = [...raw.matchAll(/\/Contents ?\(([^)]*)\)/g)].map(([, words]) => words)
    expect(said).toEqual([
      'I. Premier, page 1',
      'II. Second, page 1',
      'Annexe Ordre du jour, page 2',
    ])
  })
})

type Spoken = readonly [kind: string, words: string]

const block = /^(H\d|P|TH|TD|Caption|LBody|TOCI)$/

/** What is read out, one after the other: notes where they are called. */
function spoken(tag: Tag): readonly Spoken[] {
  return tag.tags.flatMap((each): readonly Spoken[] => {
    if (!block.test(each.kind)) return spoken(each)
    if (each.kind === 'TOCI') return []
    const kind = each.kind === 'LBody' ? 'P' : each.kind
    return [[kind, squeezed(each.words)]]
  })
}

/** The same by what is to be said. */
function written(document: FinalDocument, titled = heard): readonly Spoken[] {
  let depth = 0
  const opener = (label: string | null, content: Inlines, level: number): Spoken => {
    depth = Math.min(level, depth + 1)
    const words = titled(content)
    return [`H${depth}`, squeezed([label, words].filter(Boolean).join(' '))]
  }
  const said = document.parts.flatMap((part): readonly Spoken[] => {
    switch (part.kind) {
      case 'contents':
        return []
      case 'title':
        depth = 0
        return [opener(part.label, part.content, 1)]
      case 'annex':
        depth = 0
        return [
          opener(part.label, part.title, 1),
          ...part.blocks.flatMap((each) => ofBlock(each, opener, 2)),
        ]
      case 'section':
        return part.blocks.flatMap((each) => ofBlock(each, opener, 1))
      default:
        return assertNever(part)
    }
  })
  return [...said, ['P', squeezed(`SHA-256 ${document.digest}`)]]
}

function ofBlock(
  each: FinalBlock,
  opener: (label: string | null, content: Inlines, level: number) => Spoken,
  highest: number,
): readonly Spoken[] {
  switch (each.kind) {
    case 'heading':
      return [opener(each.label, each.content, Math.max(each.level, highest))]
    case 'paragraph':
      return [['P', squeezed(`${each.label ?? ''}${heard(each.content)}`)]]
    case 'columns':
      return each.lines.map(({ content }) => ['P', squeezed(heard(content))])
    case 'table': {
      const cells = (kind: string, rows: typeof each.rows): readonly Spoken[] =>
        rows.flatMap((row) =>
          row.cells.map(({ content }): Spoken => [kind, squeezed(heard(content))]),
        )
      return [
        ...(each.caption ? [['Caption', squeezed(each.caption)] as const] : []),
        ...cells('TH', each.head),
        ...cells('TD', each.rows),
        ...each.notes.map(({ sign, content }): Spoken => ['P', squeezed(sign + heard(content))]),
      ]
    }
  }
}

/**
 * With the sign of each note, and the note behind it under its sign. Poppler loses what stands
 * between a space that is not to be broken and the next tag, which only a note is here.
 */
function heard(content: Inlines): string {
  const note = ({ sign, content: words }: FinalFootnote) => `${sign}${sign}${heard(words)}`
  return content
    .map((each, at) => {
      if (each.kind === 'footnote') return note(each)
      if (each.kind === 'sign') return each.sign
      const words = wordsOf([each])
      return content[at + 1]?.kind === 'footnote'
        ? words.replace(/(\u00a0[^\u00a0 ]*)+$/, '')
        : words
    })
    .join('')
}

function squeezed(words: string): string {
  return words.replace(/[\s\u00a0\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, '')
}
