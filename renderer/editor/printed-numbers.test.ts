import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import fc from 'fast-check'
import { Fragment, type Node } from 'prosemirror-model'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachBlock, idOf } from '../../shared/document/blocks'
import {
  alternativeStyles,
  type NoteSeries,
  noteSeries,
  paragraphKinds,
} from '../../shared/document/kinds'
import { letters } from '../../shared/document/number-styles'
import { number } from '../../shared/document/numbering'
import { schema } from '../../shared/document/schema'
import {
  annex,
  footnote,
  heading,
  p,
  paragraph,
  part,
  section,
  text,
} from '../../shared/testing/build'

/**
 * The page counts with CSS, exports and references with `number()`: what the reader sees must be
 * what is printed. A real browser is asked, since its containment is what counters stumble over.
 * What it would read out to a blind person holds the generated numbers, so that is tested as well.
 */
let browser: Browser
let page: Page

beforeAll(async () => {
  const here = import.meta.dirname
  const bundle = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'chrome114',
      lib: { entry: join(here, 'testing/print.ts'), formats: ['iife'], name: 'test' },
    },
  })
  const [output] = Array.isArray(bundle) ? bundle : [bundle]
  const chunk = output && 'output' in output ? output.output[0] : null
  if (!chunk) throw new Error('The page was not built')
  const system = findChromium()
  browser = await chromium.launch({
    ...(system ? { executablePath: system } : { channel: 'chrome' }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  })
  // So high that nothing is out of sight: what is, is contained all the same, but not drawn.
  page = await browser.newPage({ viewport: { width: 900, height: 30_000 } })
  for (const sheet of ['numbers/numbers.css', 'page.css', 'structure/structures.css']) {
    await page.addStyleTag({ content: whole(join(here, sheet)) })
  }
  await page.addScriptTag({ content: chunk.code })
  // A page has to be built and a browser started, perhaps beside much else.
}, 60_000)

afterAll(async () => browser?.close())

/** A sheet with those that it is made of. */
function whole(sheet: string): string {
  return readFileSync(sheet, 'utf8').replace(/@import "(.+)";/g, (_, part: string) =>
    whole(join(dirname(sheet), part)),
  )
}

it('numbers sections, sub-paragraphs, annexes and footnotes alike', async () => {
  const many = Array.from({ length: 28 }, (_, i) => paragraph({ id: `m${i}`, level: 1 }, 'item'))
  const doc = text(
    schema.node('title', { id: 't' }, [schema.text('Report'), footnote('f0', 'Drafted.')]),
    section('s1', heading('h1', 1, 'One'), p('a'), p('b', 'x', footnote('f1', 'y')), ...many),
    section(
      's2',
      heading('h2', 1, 'Two'),
      heading('h3', 2, 'Two A'),
      p('c'),
      paragraph({ id: 'd', level: 2 }, 'deep at once'),
      paragraph({ id: 'e', level: 1, kind: 'plain' }, 'not counted'),
      paragraph({ id: 'f', level: 2 }, 'goes on'),
      heading('h4', 3, 'Two A 1'),
      paragraph({ id: 'g', level: 1 }, 'after a heading'),
      paragraph({ id: 'h', kind: 'plain' }, 'begins anew'),
      paragraph({ id: 'i', level: 1 }, 'first again'),
    ),
    annex('x1', heading('h5', 1, 'Agenda'), p('j'), p('k', 'z', footnote('f2', 'w'))),
    annex(
      'x2',
      heading('h6', 1, 'Appeal'),
      paragraph({ id: 'l', kind: 'preambular' }, 'Recalling,'),
      paragraph({ id: 'm', kind: 'operative' }, 'Urges;'),
      paragraph({ id: 'n', kind: 'operative' }, 'Decides.'),
      heading('h7', 2, 'Not counted'),
    ),
    annex(
      'x3',
      heading('h8', 1, 'One operative'),
      paragraph({ id: 'o', kind: 'operative' }, 'Urges.'),
    ),
  )
  expect(letters(28)).toBe('bb')
  expect(await printed(doc)).toEqual(computed(doc))
})

it('numbers parts, versions, and notes with asterisks and letters alike', async () => {
  const version = (id: string, style: string, level = 0) =>
    paragraph({ id, level, alternative: { set: `of-${style}`, style } }, 'Version')
  const note = (id: string, series: string) => schema.node('footnote', { id, series })
  const cell = (...notes: Node[]) => schema.node('row', null, [schema.node('cell', null, notes)])
  const doc = text(
    schema.node('title', { id: 't' }, [schema.text('Report'), note('n1', 'asterisk')]),
    part('p1', 'Report'),
    section(
      's1',
      heading('h1', 1, 'One'),
      p('a', note('n2', 'number'), note('n3', 'asterisk')),
      version('b', 'alt'),
      version('c', 'alt'),
      paragraph({ id: 'd', level: 1 }, 'Below'),
      version('e', 'bis', 1),
      version('f', 'bis', 1),
      paragraph({ id: 'g', level: 1 }, 'After'),
      schema.node('table', { id: 't1' }, [cell(note('n4', 'letter')), cell(note('n5', 'letter'))]),
      p('h', note('n6', 'letter')),
      schema.node('table', { id: 't2' }, [cell(note('n7', 'letter'))]),
      p('i', note('n8', 'letter')),
    ),
    part('p2', 'Declaration'),
    section('s2', heading('h2', 1, 'One'), version('j', 'option'), version('k', 'option'), p('l')),
    annex('x', heading('h3', 1, 'Annex'), version('m', 'bis'), version('n', 'bis'), p('o')),
  )
  expect(await printed(doc)).toEqual(computed(doc))
})

it.each(['Arabic', 'Chinese', 'French', 'Russian', 'Spanish'])(
  'counts as %s texts do',
  async (language) => {
    const many = Array.from({ length: 30 }, (_, index) => index)
    const doc = text(
      schema.node('masthead', { language }),
      part('p1', 'One'),
      section(
        's',
        ...many.map((index) => heading(`a${index}`, 1, 'One')),
        ...many.map((index) => heading(`b${index}`, 2, 'Two')),
        heading('c', 3, 'Three'),
        heading('d', 4, 'Four'),
        p('e'),
        ...many.map((index) => paragraph({ id: `f${index}`, level: 1 }, 'One')),
        ...[1, 2, 2, 3, 4].map((level, index) => paragraph({ id: `g${index}`, level }, 'Deep')),
        p('h', schema.node('footnote', { id: 'n', series: 'letter' })),
      ),
      annex('x1', heading('i', 1, 'Annex')),
      annex('x2', heading('j', 1, 'Annex')),
    )
    expect(await printed(doc)).toEqual(computed(doc))
  },
)

it('numbers whatever people may write alike', async () => {
  for (const doc of fc.sample(texts, { numRuns: 16, seed: 7 })) {
    expect(await printed(doc)).toEqual(computed(doc))
  }
})

it('prints the numbers that were issued alike, and those between them', async () => {
  for (const doc of fc.sample(texts, { numRuns: 16, seed: 11 })) {
    expect(await printed(frozen(doc))).toEqual(computed(frozen(doc)))
  }
})

interface Numbers {
  readonly labels: Readonly<Record<string, string>>
  readonly footnotes: readonly string[]
}

function computed(doc: Node): Numbers {
  const { labels, footnotes } = number(doc)
  const blocks: [string, string][] = []
  eachBlock(doc, ({ node }) => {
    const id = idOf(node)
    if (id && ['part', 'heading', 'paragraph'].includes(node.type.name)) {
      blocks.push([id, labels.get(id) ?? ''])
    }
  })
  return { labels: Object.fromEntries(blocks), footnotes: [...footnotes.values()] }
}

async function printed(doc: Node): Promise<Numbers> {
  await page.evaluate(
    (json) => (window as never as { print(j: unknown): void }).print(json),
    doc.toJSON(),
  )
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  const { nodes } = await session.send('DOM.getFlattenedDocument', { depth: -1 })
  const { nodes: heard } = await session.send('Accessibility.getFullAXTree')
  const byId = new Map(heard.map((node) => [node.nodeId, node]))
  const byElement = new Map(heard.map((node) => [node.backendDOMNodeId, node]))
  const words = (node: (typeof heard)[number] | undefined): string =>
    node?.role?.value === 'StaticText'
      ? String(node.name?.value ?? '')
      : (node?.childIds ?? []).map((id) => words(byId.get(id))).join('')
  const generated = (element: (typeof nodes)[number], side: 'before' | 'after') =>
    words(byElement.get(element.pseudoElements?.find((p) => p.pseudoType === side)?.backendNodeId))
  const attribute = ({ attributes = [] }: (typeof nodes)[number], name: string) =>
    attributes[attributes.indexOf(name) + 1] ?? ''
  const withClass = (name: string) =>
    nodes.filter((node) => node.attributes && attribute(node, 'class').split(' ').includes(name))
  const blocks = nodes.filter((node) => {
    const classes = node.attributes ? attribute(node, 'class').split(' ') : []
    return ['part', 'heading', 'paragraph'].some((name) => classes.includes(name))
  })
  await session.detach()
  return {
    labels: Object.fromEntries(
      blocks.map((b) => [attribute(b, 'data-id'), generated(b, 'before')]),
    ),
    footnotes: withClass('footnote').map((marker) => generated(marker, 'after')),
  }
}

/** As if some of its blocks had been issued under the numbers that they have now. */
function frozen(doc: Node): Node {
  const { labels } = number(doc)
  let nth = 0
  const issue = (node: Node): Node => {
    const id = 'number' in node.attrs ? idOf(node) : null
    const own = id && ++nth % 3 > 0 ? (labels.get(id) ?? null) : null
    const content = node.isTextblock ? node.content : Fragment.from(node.children.map(issue))
    return node.type.create({ ...node.attrs, ...(own && { number: own }) }, content, node.marks)
  }
  const masthead = schema.node('masthead', { numbers: 'frozen' })
  return text(masthead, ...doc.children.map(issue))
}

/** Parts, sections and annexes of any blocks, each with an id of its own. */
const texts = fc
  .array(
    fc.record({
      type: fc.constantFrom('section', 'section', 'section', 'part', 'annex', 'annex'),
      blocks: fc.array(
        fc.oneof(
          { weight: 2, arbitrary: fc.record({ heading: fc.integer({ min: 1, max: 4 }) }) },
          {
            weight: 4,
            arbitrary: fc.record({
              kind: fc.constantFrom('numbered' as const, ...paragraphKinds),
              level: fc.integer({ min: 0, max: 4 }),
              notes: fc.array(fc.constantFrom(...noteSeries), { maxLength: 2 }),
              alternative: fc.option(
                fc.record({
                  set: fc.constantFrom('one', 'two'),
                  style: fc.constantFrom(...alternativeStyles),
                }),
              ),
            }),
          },
          {
            weight: 1,
            arbitrary: fc.record({
              table: fc.array(fc.constantFrom(...noteSeries), { maxLength: 3 }),
            }),
          },
        ),
        { maxLength: 14 },
      ),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((tops) => {
    let made = 0
    const id = () => `id${++made}`
    const notesOf = (all: readonly NoteSeries[]) =>
      all.map((series) => schema.node('footnote', { id: id(), series }))
    const nodes = tops.map(({ type, blocks }) => {
      if (type === 'part') return part(id(), 'Part')
      const children = blocks.map((block) => {
        if ('heading' in block) return heading(id(), block.heading, 'Heading')
        if ('table' in block) {
          const cell = schema.node('cell', null, notesOf(block.table))
          return schema.node('table', { id: id() }, schema.node('row', null, cell))
        }
        const { notes, ...attrs } = block
        return paragraph({ id: id(), ...attrs }, 'Words', ...notesOf(notes))
      })
      return type === 'annex' ? annex(id(), ...children) : section(id(), ...children)
    })
    // Annexes follow the body.
    const isAnnex = (node: Node) => node.type === schema.nodes.annex
    return text(...nodes.filter((node) => !isAnnex(node)), ...nodes.filter(isAnnex))
  })

function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path))
}
