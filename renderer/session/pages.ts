import type { BlockId } from '../../shared/ids'
import { type Page, type PagesAsk, PagesShownSchema } from '../../shared/pages'
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
  readonly pages: ReadonlyMap<number, Page & { readonly picture: string }>
  /** When the hub last said that there is nothing newer. */
  readonly asOf: Date | null
  /** Why it says nothing now. */
  readonly problem: Problem | null
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
      const { pages } = seen.get()
      const have = [...pages.values()].map(({ page, is }) => [page, is] as const)
      const asked: PagesAsk = { pane, ...looking, state, have: Object.fromEntries(have) }
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
    for (const each of shown.pages) {
      const picture = each.picture ?? before.get(each.page)?.picture
      pages.delete(each.page)
      if (picture) pages.set(each.page, { ...each, picture })
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
