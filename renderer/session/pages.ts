import type { BlockId } from '../../shared/ids'
import { mostStrips, type PagesAsk, PagesShownSchema } from '../../shared/pages'
import { type Problem, parseJson, postAs } from './acts'
import { type Address, addressNow } from './address'
import { cell, type Live } from './live'
import type { Paper } from './pass'

/** What is looked at: the pages of a block, and those that are in sight beside them. */
export interface Looking {
  readonly block: BlockId | null
  readonly from: number
  readonly to: number
}

/** The pages of the text as the hub last set them. */
export interface PagesSeen {
  /** How many there are; 0 before the first has come. */
  readonly total: number
  /** The first and the last page of the block that is looked at. */
  readonly block: readonly [number, number] | null
  /** Whether they are of the text as it stands, as far as it can be set. */
  readonly isCurrent: boolean
  /** Whether words on them are boxes, for want of a font. */
  readonly lacksFont: boolean
  readonly pages: ReadonlyMap<number, PageSeen>
  /** When the hub last said that there is nothing newer. */
  readonly asOf: Date | null
  /** Why it says nothing now. */
  readonly problem: Problem | null
}

export interface PageSeen {
  /** From 1, as they follow each other. */
  readonly page: number
  /** As printed on it; empty where none is. */
  readonly number: string
  /** In points. */
  readonly width: number
  /** The paper first, then what lies on it. */
  readonly strips: readonly StripSeen[]
}

export interface StripSeen {
  /** Two that are alike have the same. */
  readonly is: string
  /** In points, from the upper edge of the page. */
  readonly top: number
  readonly height: number
  /** For an image as wide as the page. */
  readonly address: string
}

export interface PagesWatch {
  readonly seen: Live<PagesSeen>
  look(at: Looking): void
  end(): void
}

/** Milliseconds: longer than the hub waits, and until it is asked again after it has failed. */
const patience = { answer: 60_000, again: 3_000 } as const

/** Pages beyond those that were looked at last, for whoever goes back to them. */
const mostKept = 12

const unseen: PagesSeen = {
  total: 0,
  block: null,
  isCurrent: true,
  lacksFont: false,
  pages: new Map(),
  asOf: null,
  problem: null,
}

/** Asks the hub for pages, and again after each answer, for as long as somebody looks. */
export function watchPages(address: Address, paper: Paper, now = () => new Date()): PagesWatch {
  const seen = cell(unseen)
  const pane = crypto.randomUUID()
  let state = ''
  let asking = new AbortController()

  async function follow(looking: Looking, { signal }: AbortController): Promise<void> {
    while (!signal.aborted) {
      const have = had(seen.get().pages, looking)
      const asked: PagesAsk = { pane, ...looking, state, have }
      const url = `${addressNow(address)}/api/pages`
      const answer = await postAs(paper, url, patience.answer, asked, signal)
      if (signal.aborted) return
      if ('kind' in answer) {
        seen.set({ ...seen.get(), problem: answer })
        await later(patience.again, signal)
      } else if (answer.bytes.length === 0) {
        seen.set({ ...seen.get(), asOf: now(), problem: null })
      } else if (!take(answer.bytes)) {
        seen.set({ ...seen.get(), problem: { kind: 'problem', why: 'unintelligible' } })
        await later(patience.again, signal)
      }
    }
  }

  function take(bytes: Uint8Array): boolean {
    const shown = PagesShownSchema.safeParse(parseJson(bytes)).data
    if (!shown) return false
    const { total, block, isCurrent, lacksFont } = shown
    const before = seen.get().pages
    const pages = new Map([...before].filter(([page]) => page <= total))
    const addresses = new Map(
      [...before.values()].flatMap(({ strips }) => strips.map(({ is, address }) => [is, address])),
    )
    for (const { strips, ...page } of shown.pages) {
      for (const { is, picture } of strips) if (picture) addresses.set(is, addressOf(picture))
      pages.delete(page.page)
      const drawn = strips.flatMap(({ is, top, height }) => {
        const address = addresses.get(is)
        return address === undefined ? [] : [{ is, top, height, address }]
      })
      // A page of which a piece is missing would say something else.
      if (drawn.length === strips.length) pages.set(page.page, { ...page, strips: drawn })
    }
    for (const [oldest] of pages) {
      if (pages.size <= mostKept) break
      pages.delete(oldest)
    }
    state = shown.state
    seen.set({ total, block, isCurrent, lacksFont, pages, asOf: now(), problem: null })
    return true
  }

  return {
    seen,
    look(at) {
      asking.abort()
      asking = new AbortController()
      state = ''
      void follow(at, asking)
    },
    end: () => asking.abort(),
  }
}

/** The strips of pages around those that are looked at: others may be sent again. */
function had(pages: PagesSeen['pages'], { from }: Looking): string[] {
  const near = [...pages.values()].sort((a, b) => Math.abs(a.page - from) - Math.abs(b.page - from))
  const strips = near.flatMap(({ strips }) => strips.map(({ is }) => is))
  return [...new Set(strips)].slice(0, mostStrips)
}

/** What an image can show. Only these two would mean something else in an address. */
function addressOf(picture: string): string {
  const words = picture.replaceAll('%', '%25').replaceAll('#', '%23')
  return `data:image/svg+xml;charset=utf-8,${words}`
}

function later(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
