import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachBlock, idOf } from '../../shared/document/blocks'
import { paragraphKinds } from '../../shared/document/kinds'
import { letters, number } from '../../shared/document/numbering'
import { schema } from '../../shared/document/schema'
import { annex, footnote, heading, p, paragraph, section, text } from '../../shared/testing/build'

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
  await page.addStyleTag({ content: readFileSync(join(here, 'page.css'), 'utf8') })
  await page.addScriptTag({ content: chunk.code })
})

afterAll(async () => browser?.close())

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

it('numbers whatever people may write alike', async () => {
  for (const doc of fc.sample(texts, { numRuns: 12, seed: 7 })) {
    expect(await printed(doc)).toEqual(computed(doc))
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
    if (id && node.type.name !== 'title') blocks.push([id, labels.get(id) ?? ''])
  })
  return { labels: Object.fromEntries(blocks), footnotes: [...footnotes.values()].map(String) }
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
    return ['heading', 'paragraph'].some((name) => classes.includes(name))
  })
  await session.detach()
  return {
    labels: Object.fromEntries(
      blocks.map((b) => [attribute(b, 'data-id'), generated(b, 'before')]),
    ),
    footnotes: withClass('footnote').map((marker) => generated(marker, 'after')),
  }
}

/** Sections and annexes of any blocks, each with an id of its own. */
const texts = fc
  .array(
    fc.record({
      annex: fc.boolean(),
      blocks: fc.array(
        fc.oneof(
          fc.record({ heading: fc.integer({ min: 1, max: 4 }) }),
          fc.record({
            kind: fc.constantFrom(...paragraphKinds),
            level: fc.integer({ min: 0, max: 4 }),
            notes: fc.integer({ min: 0, max: 2 }),
          }),
        ),
        { maxLength: 14 },
      ),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((tops) => {
    let made = 0
    const id = () => `id${++made}`
    const nodes = tops.map(({ annex: isAnnex, blocks }) => {
      const children = blocks.map((block) => {
        if ('heading' in block) return heading(id(), block.heading, 'Heading')
        const notes = Array.from({ length: block.notes }, () => footnote(id(), 'Note'))
        return paragraph({ id: id(), kind: block.kind, level: block.level }, 'Words', ...notes)
      })
      return isAnnex ? annex(id(), ...children) : section(id(), ...children)
    })
    // Annexes follow the body.
    const isBody = (node: Node) => node.type === schema.nodes.section
    return text(...nodes.filter(isBody), ...nodes.filter((node) => !isBody(node)))
  })

function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path))
}
