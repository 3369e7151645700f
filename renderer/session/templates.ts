import type { Node } from 'prosemirror-model'
import { type OfficialLanguage, officialLanguages } from '../../shared/document/language'
import type { Edited } from '../../shared/letters/edited'
import { type DocumentState, hasArrived, type SharedDocument } from './document-state'
import { cell, type Live, sameItems } from './live'
import { type Page, pageOf } from './page'
import { readingOf } from './reading'

/** What letters say, in each language: the secretariat's own documents. */
export interface Templates {
  /**
   * Those that somebody has written on, a moment behind the typing; `null` until all have come and
   * can be read, since a letter must not be made from what is shipped in the meantime. Followed for
   * as long as someone looks.
   */
  readonly edited: Live<Edited | null>
  /**
   * As the editor takes it; `null` until the hub has written what it begins with. An editor of an
   * empty document would have all of it selected when that comes.
   */
  page(language: OfficialLanguage): Live<Page | null>
  /** Of those that are open. */
  readonly states: Live<readonly DocumentState[]>
  close(): void
}

interface Opened {
  readonly document: SharedDocument
  readonly page: Live<Page | null>
  readonly reading: Live<Node | null>
}

/** Each is opened when it is first wanted: most people never look at them. */
export function openTemplates(open: (language: OfficialLanguage) => SharedDocument): Templates {
  const opened = new Map<OfficialLanguage, Opened>()
  const states = cell<readonly DocumentState[]>([])
  const edited = cell<Edited | null>(null)

  const publish = () => {
    const now = [...opened.values()].map(({ document }) => document.get().state)
    if (!sameItems(now, states.get())) states.set(now)
  }
  const at = (language: OfficialLanguage): Opened => {
    const known = opened.get(language)
    if (known) return known
    const document = open(language)
    const made = { document, page: begunPage(document), reading: readingOf(document) }
    opened.set(language, made)
    document.subscribe(publish)
    publish()
    return made
  }

  function follow(): () => void {
    const all = officialLanguages.map((language) => ({ language, ...at(language) }))
    const update = () => {
      const now = all.map(({ document, reading }) =>
        hasArrived(document.get().state) ? reading.get() : null,
      )
      const said = all.flatMap(({ language }, index): [OfficialLanguage, Node][] => {
        const node = now[index]
        return node && node.childCount > 0 ? [[language, node]] : []
      })
      const next = now.includes(null) ? null : new Map(said)
      if (!isSame(edited.get(), next)) edited.set(next)
    }
    const ends = all.flatMap(({ document, reading }) => [
      reading.subscribe(update),
      document.subscribe(update),
    ])
    update()
    return () => {
      for (const end of ends) end()
    }
  }

  let lookers = 0
  let leave = () => {}
  return {
    edited: {
      get: edited.get,
      subscribe(listener) {
        const unsubscribe = edited.subscribe(listener)
        if (lookers++ === 0) leave = follow()
        return () => {
          unsubscribe()
          if (--lookers === 0) leave()
        }
      },
    },
    page: (language) => at(language).page,
    states,
    close() {
      for (const { document } of opened.values()) document.close('ended')
    },
  }
}

function begunPage(document: SharedDocument): Live<Page | null> {
  const page = pageOf(document)
  const begun = cell<Page | null>(null)
  let awaited: Page['content'] | null = null
  const look = () => {
    const now = page.get()
    const isBegun = now.content.length > 0 || now.content === begun.get()?.content
    if (isBegun || awaited !== now.content) awaited?.doc?.off('afterAllTransactions', look)
    if (!isBegun && awaited !== now.content) {
      awaited = now.content
      // Whole, and not while others still hear of it: an editor would take it in twice.
      awaited.doc?.on('afterAllTransactions', look)
    }
    begun.set(isBegun ? now : null)
  }
  page.subscribe(look)
  look()
  return begun
}

function isSame(one: Edited | null, other: Edited | null): boolean {
  if (!one || !other) return one === other
  return sameItems([...one.keys(), ...one.values()], [...other.keys(), ...other.values()])
}
