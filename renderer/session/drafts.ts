import type { Node } from 'prosemirror-model'
import type { Draft } from '../../shared/amendments/amendment'
import type { Folder } from '../../shared/amendments/folder'
import type { AmendmentId, PersonId } from '../../shared/ids'
import { rationaleIn } from '../../shared/sealing/rationale'
import { type DocumentState, hasArrived, type SharedDocument } from './document-state'
import { explained, withRationale } from './explained'
import { cell, derived, type Live, sameItems } from './live'
import { type OpenDraft, openDraft, type SaidInDraft, saidIn } from './open-draft'
import { type Page, pageOf } from './page'
import { type Person, peopleOf } from './presence'
import { readingOf } from './reading'
import { view } from './register-view'
import { soon } from './soon'

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
  /** Without those that wait for a key, which may never come; but with this one. */
  awaited(concerned: AmendmentId | null): readonly DocumentState[]
  /** The folder with what is said only in the drafts themselves. */
  readonly folder: Live<Folder>
  find(amendment: AmendmentId): OpenDraft | null
  /** Once it may be written in; `null` if that does not come soon. */
  writable(amendment: AmendmentId): Promise<OpenDraft | null>
  /** What one that was thrown away says: `null` if it is none, `unread` if that cannot be had now. */
  discarded(amendment: AmendmentId): Promise<SaidInDraft | 'unread' | null>
  close(): void
}

/** Milliseconds in which a draft that was begun comes. */
const patience = 10_000

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
  const rationales = cell<ReadonlyMap<AmendmentId, string>>(new Map())
  const pages = cell<readonly DraftPage[]>([])
  const states = cell<readonly DocumentState[]>([])

  const publish = () => {
    const all = [...documents.values()].map((each) => draftPage(each, rationales.get()))
    const arrived = all.filter(({ state }) => hasArrived(state))
    if (!sameItems(arrived, pages.get())) pages.set(arrived)
    const now = all.map(({ state }) => state)
    if (!sameItems(now, states.get())) states.set(now)
  }

  const follow = () => {
    const { drafts, discarded } = folder.get()
    for (const [id, { document }] of documents) {
      if (drafts.some((draft) => draft.id === id)) continue
      documents.delete(id)
      said(id, null)
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
      const rationale = view(document, rationaleIn)
      rationale.subscribe(() => said(draft.id, rationale.get()))
      said(draft.id, rationale.get())
    }
    publish()
  }

  const said = (id: AmendmentId, rationale: string | null) => {
    if (!documents.has(id) || rationale === null) {
      if (!rationales.get().has(id)) return
      rationales.set(new Map([...rationales.get()].filter(([known]) => known !== id)))
    } else if (rationales.get().get(id) !== rationale) {
      rationales.set(new Map([...rationales.get(), [id, rationale]]))
    }
  }

  const find = (amendment: AmendmentId): OpenDraft | null => {
    const known = documents.get(amendment)
    return known
      ? openDraft(known.document, () => rationales.get().get(amendment) ?? known.draft.rationale)
      : null
  }

  const unsubscribe = folder.subscribe(follow)
  rationales.subscribe(publish)
  follow()
  return {
    pages,
    states,
    awaited: (concerned) =>
      [...documents]
        .filter(([id, { document }]) => id === concerned || !document.isKeyless())
        .map(([, { document }]) => document.get().state),
    folder: derived([folder, rationales], () => explained(folder.get(), rationales.get())),
    find,
    writable(amendment) {
      const writable = () => {
        const draft = find(amendment)
        return draft?.isWritable() ? draft : null
      }
      return soon(states, writable, patience)
    },
    async discarded(amendment) {
      const kept = folder.get().discarded.find((each) => each.amendment === amendment)
      if (!kept?.draft) return null
      const document = open(amendment)
      const said = await soon(
        document,
        () => saidIn(document, kept.draft?.rationale ?? ''),
        patience,
      )
      document.close()
      return said ?? 'unread'
    },
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
function draftPage(
  { draft: listed, page: live, reading, people }: Opened,
  rationales: ReadonlyMap<AmendmentId, string>,
): DraftPage {
  const page = live.get()
  const draft = withRationale(listed, rationales)
  const known = joined.get(page)
  if (known?.draft === draft) return known
  const made = { ...page, draft, reading, people }
  joined.set(page, made)
  return made
}

const joined = new WeakMap<Page, DraftPage>()
