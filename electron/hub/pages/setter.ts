import { createHash } from 'node:crypto'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Node } from 'prosemirror-model'
import { z } from 'zod'
import type { Conference, Stage } from '../../../shared/conference'
import { eachBlock, idOf } from '../../../shared/document/blocks'
import { build } from '../../../shared/exchange/build'
import type { FinalDocument, Id } from '../../../shared/exchange/final-document'
import { excerptOf, piecesToSee } from '../../../shared/exchange/typst/excerpt'
import type { Piece } from '../../../shared/exchange/typst/pieces'
import {
  PlacesSchema,
  type Survey,
  standsIn,
  surveyOf,
} from '../../../shared/exchange/typst/survey'
import type { PageNumbers } from '../../../shared/exchange/typst/typst'
import { mostPages, type PagesAsk, type PagesShown } from '../../../shared/pages'
import { digestOf } from '../record'
import type { Copy } from './copy'
import { Glyphs } from './glyphs'
import { type Picture, Pictures } from './pictures'

/**
 * Sets the pages of a text that somebody looks at, and no others: to set all of it takes as long as
 * it is long. It begins at the last page before them that begins with a block of its own, a few
 * pages earlier; from there on everything falls as it does in the whole. Which pages those are is
 * known from a survey, for which the whole is set now and then, elsewhere.
 */
export class PageSetter {
  readonly #copy: Copy
  readonly #compiler: () => NodeCompiler
  #text: Text | null = null
  #pieces: Pieces | null = null
  /** The newest last: people look at the same pages. */
  readonly #set = new Map<string, SetPages>()
  readonly #pictures = new Pictures()
  readonly #glyphs: Glyphs

  constructor(copy: Copy, compiler: () => NodeCompiler) {
    this.#copy = copy
    this.#compiler = compiler
    this.#glyphs = new Glyphs(compiler)
  }

  /** Where everything stands, with the whole set as it is now; `null` if it never could be. */
  survey(numbers: PageNumbers): Survey | null {
    const text = this.#now()
    if (!text) return null
    const { document } = text
    const pieces = piecesToSee(document, numbers)
    const whole = { from: 0, to: pieces.length, before: 0, counted: 0 }
    const { pages, places } = this.#compile(excerptOf(document, pieces, whole, numbers))
    return surveyOf(document, pieces, pages, places)
  }

  /** `null` if there is nothing to see that `ask` has not. */
  show(ask: PagesAsk, survey: Survey): PagesShown | null {
    const text = this.#now()
    if (!text) return null
    const pieces = this.#piecesOf(text, survey)
    const block = ask.block === null ? null : nearest(text.node, ask.block, pieces.places)
    const near = ask.block === null ? null : nearest(text.node, ask.block, survey.stands)
    const wanted = joined(near === null ? undefined : survey.stands.get(near), ask, survey.pages)
    const head = headFor(pieces, survey, wanted.from)
    let to = endFor(pieces, survey, head.from, wanted.to)
    for (;;) {
      const isEnd = to === pieces.all.length
      const document = isEnd ? { ...text.document, digest: text.digest() } : text.document
      const set = this.#setPages(excerptOf(document, pieces.all, { ...head, to }, survey.numbers))
      // Of the last page it is not known yet what else comes on it.
      const known = head.before + set.pictures.length - (isEnd ? 0 : 1)
      const stands = block === null ? undefined : set.stands.get(block)
      const own = stands && ([stands[0] + head.before, stands[1] + head.before] as const)
      if (Math.max(wanted.to, own?.[1] ?? 0) > known && !isEnd) {
        to = Math.min(pieces.all.length, to + Math.max(8, to - head.from))
        continue
      }
      const total = isEnd ? known : Math.max(survey.pages, known)
      const { from, to: until } = joined(own, wanted, total)
      const pages = set.pictures
        .slice(from - 1 - head.before, until - head.before)
        .map((picture) => picture())
      return answer(ask, {
        total,
        block: own ? [...own] : null,
        isCurrent: text.isCurrent,
        lacksFont: set.lacksFont,
        pages: pages.map(({ width, strips }, at) => ({
          page: from + at,
          number: set.numbers.get(from + at - head.before) ?? '',
          width,
          strips: strips.map(({ svg, ...strip }) => ({ ...strip, picture: svg })),
        })),
      })
    }
  }

  /** The text as it was when it was last valid. */
  #now(): Text | null {
    const reading = this.#copy.text()
    const { conference, stage } = this.#copy.register()
    const before = this.#text
    if (reading.kind === 'invalid') {
      if (before?.isCurrent) this.#text = { ...before, isCurrent: false }
      return this.#text
    }
    const { node } = reading
    const isSame = before?.node === node && before.stage === stage && before.of === conference
    if (before && isSame && before.isCurrent) return before
    let digest: string | null = null
    this.#text = {
      node,
      stage,
      of: conference,
      isCurrent: true,
      // The time of an export is not printed, and to put it in would make every page another one.
      document: build({ text: node, conference, stage, at: '', digest: '' }),
      digest() {
        digest ??= digestOf(node.toJSON())
        return digest
      },
    }
    return this.#text
  }

  #piecesOf(text: Text, survey: Survey): Pieces {
    const before = this.#pieces
    if (before?.text === text && before.survey === survey) return before
    const all = piecesToSee(text.document, survey.numbers)
    const places = all.flatMap(({ id }, at) => (id === null ? [] : [[id, at] as const]))
    this.#pieces = { text, survey, all, places: new Map(places) }
    return this.#pieces
  }

  #setPages(source: string): SetPages {
    const key = createHash('sha256').update(source).digest('base64')
    const known = this.#set.get(key)
    if (known) this.#set.delete(key)
    const set = known ?? this.#draw(source)
    this.#set.set(key, set)
    for (const [oldest] of this.#set) {
      if (this.#set.size <= mostKept) break
      this.#set.delete(oldest)
    }
    return set
  }

  #draw(source: string): SetPages {
    const { drawn, places } = this.#compile(source)
    const numbers = Object.entries(places.numbers)
    return {
      pictures: this.#pictures.of(drawn()),
      stands: standsIn(places),
      numbers: new Map(numbers.map(([page, [, number]]) => [Number(page), number])),
      lacksFont: this.#glyphs.lackFor(source),
    }
  }

  #compile(source: string) {
    const compiler = this.#compiler()
    const compiled = compiler.compile({ mainFileContent: source })
    const { result } = compiled
    if (!result) {
      const error = compiled.takeError()
      const said = error ? compiler.fetchDiagnostics(error) : []
      throw new Error(JSON.stringify(said).slice(0, 1000))
    }
    const [places] = z
      .tuple([PlacesSchema])
      .parse(compiler.query(result, { selector: '<places>', field: 'value' }))
    return { pages: result.numOfPages, places, drawn: () => compiler.svg(result) }
  }
}

/** Excerpts that are kept as they were set. */
const mostKept = 8

interface Text {
  readonly node: Node
  readonly stage: Stage
  readonly of: Conference
  /** Whether it is what the text says now. */
  readonly isCurrent: boolean
  readonly document: FinalDocument
  readonly digest: () => string
}

interface Pieces {
  readonly text: Text
  readonly survey: Survey
  readonly all: readonly Piece[]
  /** The index of each. */
  readonly places: ReadonlyMap<Id, number>
}

interface SetPages {
  readonly pictures: readonly (() => Picture)[]
  /** In these pages, from 1. */
  readonly stands: ReadonlyMap<Id, readonly [number, number]>
  readonly numbers: ReadonlyMap<number, string>
  readonly lacksFont: boolean
}

interface Range {
  readonly from: number
  readonly to: number
}

/** The pages that a block stands on and those that are named beside it, if they lie together. */
function joined(own: readonly [number, number] | undefined, asked: Range, total: number): Range {
  const from = Math.min(asked.from, total)
  const to = Math.max(from, Math.min(asked.to, from + mostPages - 1, total))
  if (!own) return { from, to }
  const [first, last] = own
  const together = [Math.min(first, from), Math.max(last, to)] as const
  const isNear = together[1] - together[0] < mostPages
  const [begin, end] = isNear ? together : [first, Math.min(last, first + mostPages - 1)]
  return { from: begin, to: end }
}

/** The last page that begins with a piece, before the pages that are wanted. */
function headFor({ places }: Pieces, { heads }: Survey, page: number) {
  const head = heads.findLast(({ piece, before }) => before < page && places.has(piece))
  const from = head && places.get(head.piece)
  if (!head || from === undefined) return { from: 0, before: 0, counted: 0 }
  return { from, before: head.before, counted: head.counted }
}

/** Up to what began on the page after the next: how a page ends depends on what follows it. */
function endFor({ all }: Pieces, { stands }: Survey, from: number, page: number): number {
  const end = all.findIndex(({ id }, at) => {
    const first = at > from && id !== null && stands.get(id)?.[0]
    return first !== undefined && first !== false && first >= page + 2
  })
  return end < 0 ? all.length : end
}

/** The block itself, or the last one before it of which something is known. */
function nearest(
  text: Node,
  block: string,
  known: Pick<ReadonlyMap<Id, unknown>, 'has'>,
): Id | null {
  if (known.has(block)) return block
  let last: Id | null = null
  let found: Id | null = null
  eachBlock(text, ({ node }) => {
    const id = idOf(node)
    if (id === block) found = last
    if (id !== null && known.has(id)) last = id
  })
  return found
}

function answer(ask: PagesAsk, seen: Omit<PagesShown, 'state'>): PagesShown | null {
  const { total, block, isCurrent, lacksFont } = seen
  const lies = seen.pages.map(({ strips }) => strips.map(({ is, top }) => [is, top]))
  const facts = [total, block, isCurrent, lacksFont, lies]
  const state = createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22)
  if (state === ask.state) return null
  const known = new Set(ask.have)
  const pages = seen.pages.map((page) => {
    // What is on several pages, or twice on one, is sent once.
    const strips = page.strips.map((strip) => {
      const isKnown = known.has(strip.is)
      known.add(strip.is)
      return isKnown ? { ...strip, picture: null } : strip
    })
    return { ...page, strips }
  })
  return { ...seen, pages, state }
}
