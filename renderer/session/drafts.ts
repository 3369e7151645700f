import type { Node } from 'prosemirror-model'
import type { Draft } from '../../shared/amendments/amendment'
import type { Folder } from '../../shared/amendments/folder'
import type { AmendmentId, PersonId } from '../../shared/ids'
import { cell, type Live, sameItems } from './live'
import { type Page, pageOf } from './page'
import { type Person, peopleOf } from './presence'
import { readingOf } from './reading'
import type { DocumentState, SharedDocument } from './shared-document'

/** A draft of one's own delegation, with the document that holds its words. */
export interface DraftPage extends Page {
  readonly draft: Draft
  /** What it says by now, a moment behind the typing, for as long as someone looks. */
  readonly reading: Live<Node | null>
  /** Who has it open. */
  readonly people: Live<readonly Person[]>
}

export interface Drafts {
  readonly pages: Live<readonly DraftPage[]>
  /** Of every draft, those that have not arrived as well. */
  readonly states: Live<readonly DocumentState[]>
  close(): void
}

/**
 * Keeps open the document of each draft that the folder lists. What someone typed into a draft that
 * a colleague throws away is set aside.
 */
export function openDrafts(
  folder: Live<Folder>,
  self: PersonId,
  open: (amendment: AmendmentId) => SharedDocument,
): Drafts {
  const documents = new Map<AmendmentId, Opened>()
  const pages = cell<readonly DraftPage[]>([])
  const states = cell<readonly DocumentState[]>([])

  const publish = () => {
    const all = [...documents.values()].map(draftPage)
    const arrived = all.filter(({ state }) => state.kind !== 'connecting' && state.kind !== 'gone')
    if (!sameItems(arrived, pages.get())) pages.set(arrived)
    const now = all.map(({ state }) => state)
    if (!sameItems(now, states.get())) states.set(now)
  }

  const follow = () => {
    const { drafts, discarded } = folder.get()
    for (const [id, { document }] of documents) {
      if (drafts.some((draft) => draft.id === id)) continue
      documents.delete(id)
      const end = discarded.find(({ amendment }) => amendment === id)
      document.close(end && end.by.person !== self ? 'discarded' : 'closed')
    }
    for (const draft of drafts) {
      const known = documents.get(draft.id)
      if (known) {
        documents.set(draft.id, { ...known, draft })
        continue
      }
      const document = open(draft.id)
      const page = pageOf(document)
      const [reading, people] = [readingOf(document), peopleOf(document)]
      documents.set(draft.id, { draft, document, page, reading, people })
      page.subscribe(publish)
    }
    publish()
  }

  const unsubscribe = folder.subscribe(follow)
  follow()
  return {
    pages,
    states,
    close() {
      unsubscribe()
      for (const { document } of documents.values()) document.close('ended')
    },
  }
}

interface Opened {
  readonly draft: Draft
  readonly document: SharedDocument
  readonly page: Live<Page>
  readonly reading: DraftPage['reading']
  readonly people: DraftPage['people']
}

/** The same object for the same draft and page, so that the screen sees no change where none is. */
function draftPage({ draft, page: live, reading, people }: Opened): DraftPage {
  const page = live.get()
  const known = joined.get(page)
  if (known?.draft === draft) return known
  const made = { ...page, draft, reading, people }
  joined.set(page, made)
  return made
}

const joined = new WeakMap<Page, DraftPage>()
