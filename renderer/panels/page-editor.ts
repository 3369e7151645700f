import type { Listed } from '../../shared/document/recommendations'
import type { AmendmentId } from '../../shared/ids'
import type { Outstanding } from '../../shared/negotiation/outstanding'
import type { Taken } from '../../shared/states/taken'
import { subjectOf } from '../editor/amendments/draft-places'
import type { BracketPlace } from '../editor/brackets/bracket-contract'
import type {
  Hint,
  OpenDraft,
  OpenHint,
  OutlineEntry,
  Passage,
  Pasted,
  PersonPlace,
  Selected,
  TextEditor,
} from '../editor/contract'
import { createTextEditor } from '../editor/text-editor'
import { shelfOfWindow } from '../host/kept'
import { translate } from '../i18n/translate'
import { type Cell, cell, derived, type Live, sameItems } from '../session/live'
import type { Page } from '../session/page'
import type { Session } from '../session/session'
import { hireClerk } from '../spelling/hire'
import { openSpelling } from '../spelling/spelling'
import { openDraftViews } from './amendments/draft-views'
import { openProposals } from './amendments/proposals'
import { openShown } from './amendments/shown-amendments'
import { partOf, platesOf } from './delegations/plates'
import { keptSpot, returnTo } from './kept-spot'
import { keptSeeing, type Seeing } from './seeing/seeing'
import type { NotDone } from './sentences'
import { statesForPage } from './states/known'
import { sayTaken } from './states/say-taken'
import type { Personal } from './style/personal'

/** The page as the panels see it: they follow the editor, which never waits for them. */
export interface PageEditor {
  readonly selected: Live<Selected>
  readonly outline: Live<readonly OutlineEntry[]>
  /** Where those are who write in this text. */
  readonly people: Live<readonly PersonPlace[]>
  /** The window of a colleague in whose place the page is kept. */
  readonly followed: Live<number | null>
  follow(client: number | null): void
  readonly recommendations: Live<readonly Listed[]>
  readonly outstanding: Live<Outstanding>
  /** What in the text came from the register of States. */
  readonly taken: Live<readonly Taken[]>
  readonly place: Live<BracketPlace>
  readonly passage: Live<Passage | null>
  readonly hints: Live<readonly Hint[]>
  readonly openHint: Live<OpenHint | null>
  /** What may have been meant by a word that is in no dictionary. */
  suggest(word: string): Promise<readonly string[]>
  /** Whether a step was not undone, until that is put away. */
  readonly leftDone: Cell<boolean>
  /** What was pasted last, until it is put away. */
  readonly pasted: Live<Pasted | null>
  putAwayPasted(): void
  /** Another number after whatever may have moved a block on the screen. */
  readonly moved: Live<number>
  /** Where the bar beneath each open draft is to be drawn. */
  readonly footers: Live<readonly Pick<OpenDraft, 'id' | 'footer'>[]>
  readonly amendment: Live<AmendmentId | null>
  /** Which amendments are shown over the text. */
  readonly seeing: Cell<Seeing>
  selectAmendment(amendment: AmendmentId | null): void
  /** `null` until the text has arrived. */
  editor(): TextEditor | null
  /** Puts the page there; the answer takes it away. */
  mount(element: HTMLElement): () => void
}

/** Milliseconds after a change: its frame has been drawn, and the next key is not yet due. */
const pause = 30
/** Milliseconds that the outline and the toolbar may be behind somebody who goes on typing. */
const rest = 250

/**
 * Keeps the editor of the text in step with the session: what may be typed, which amendments are
 * shown, which drafts are open. It is told directly and not by way of React, so that a text that
 * has been closed takes no further key.
 */
export function openPageEditor(
  session: Session,
  personal: Personal,
  onNotProposed: (answer: NotDone) => void,
): PageEditor {
  const selected = cell(nowhere)
  const outline = cell<readonly OutlineEntry[]>([])
  const people = cell<readonly PersonPlace[]>([])
  const followed = cell<number | null>(null)
  const recommendations = cell<readonly Listed[]>([])
  const outstanding = cell<Outstanding>({ open: [], adReferendum: [], agreed: [] })
  const taken = cell<readonly Taken[]>([])
  const place = cell<BracketPlace>(noPlace)
  const passage = cell<Passage | null>(null)
  const hints = cell<readonly Hint[]>([])
  const openHint = cell<OpenHint | null>(null)
  const leftDone = cell(false)
  const pasted = cell<Pasted | null>(null)
  const moved = cell(0)
  const footers = cell<readonly Pick<OpenDraft, 'id' | 'footer'>[]>([])
  const amendment = cell<AmendmentId | null>(null)
  const proposals = openProposals(session, onNotProposed)
  const drafts = openDraftViews(session)
  const seeing = keptSeeing(shelfOfWindow())
  const spot = keptSpot(shelfOfWindow())
  const shown = openShown(session, seeing, amendment)
  const spelling = openSpelling(hireClerk)
  const register = statesForPage(session.followUp)
  // The delegations are called what they are called.
  const words = derived(
    [session.register, personal.words],
    () => [
      ...personal.words.get(),
      ...(session.register.get()?.delegations ?? []).map(({ name }) => name),
    ],
    sameItems,
  )
  let editor: TextEditor | null = null

  function mount(element: HTMLElement): () => void {
    let content: unknown = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let followedAt = Number.NEGATIVE_INFINITY
    const follow = () => {
      timer = undefined
      followedAt = performance.now()
      if (!editor) return
      selected.set(keep(selected.get(), editor.selected()))
      outline.set(keep(outline.get(), editor.outline()))
      people.set(keep(people.get(), editor.people()))
      recommendations.set(keep(recommendations.get(), editor.recommendations()))
      outstanding.set(keepItems(outstanding.get(), editor.brackets.outstanding()))
      taken.set(keep(taken.get(), editor.counts.taken()))
      if (editor.counts.isUsed()) register.want()
      place.set(keep(place.get(), editor.brackets.place()))
      passage.set(keep(passage.get(), editor.passage()))
      hints.set(editor.hints())
      moved.set(moved.get() + 1)
    }
    // Whoever goes on typing brings it with the next key, at a moment that suits.
    const inTurn = () => {
      if (performance.now() - followedAt >= rest) follow()
      else timer = setTimeout(follow, rest)
    }
    let goBack = () => {}
    const update = () => {
      goBack()
      openHint.set(editor?.openHint() ?? null)
      const isOverdue = performance.now() - followedAt > 2 * rest
      if (isOverdue && timer !== undefined) return
      clearTimeout(timer)
      timer = setTimeout(inTurn, pause)
    }
    const begin = () => {
      const page = session.text.get()
      if (page.content === content || !hasArrived(page)) return
      content = page.content
      const isFirst = editor === null
      const block = editor?.selected().block
      const focused = element.contains(document.activeElement)
      const scroller = element.parentElement
      const scrolled = scroller?.scrollTop ?? 0
      editor?.destroy()
      editor = createTextEditor({
        mount: element,
        content: page.content,
        awareness: page.awareness,
        me: session.me,
        mode: session.mode.get(),
        translate,
        colourOf: (delegation) => platesOf(session.register.get()).colourOf(delegation),
        nameOf: (user) => `${user.name}, ${partOf(user, platesOf(session.register.get()))}`,
        onPropose: proposals.propose,
        onPlaceDraft: proposals.place,
        spelling,
        onUpdate: update,
        onSelectAmendment: (id) => amendment.set(id),
        onPasted: pasted.set,
        onLeftDone: () => leftDone.set(true),
        onUnfollowed: () => followed.set(null),
      })
      tellDrafts()
      tellShown()
      tellHinting()
      tellNegotiation()
      tellStates()
      if (scroller) scroller.scrollTop = scrolled
      const left = isFirst ? spot.get() : null
      if (left) goBack = returnTo(left, editor)
      else if (focused && block) editor.goTo(block)
      editor.follow(followed.get())
      follow()
    }
    const tellMode = () => editor?.setMode(session.mode.get())
    const tellWords = () => spelling.setOwn(words.get())
    const tellHinting = () => editor?.setHinting(personal.hinting.get())
    const tellNegotiation = () => {
      const register = session.register.get()
      if (!register) return
      editor?.brackets.setNegotiation(register, platesOf(register).nameOf)
      update()
    }
    const tellStates = () => {
      editor?.counts.setStates(register.states.get(), sayTaken)
      update()
    }
    const openingOf = (draft: OpenDraft) => (draft.amends ? null : proposals.take(subjectOf(draft)))
    const tellDrafts = () => {
      const open = drafts.get()
      editor?.setDrafts(open.map((draft) => ({ ...draft, intent: openingOf(draft) })))
      footers.set(open)
      update()
    }
    const tellShown = () => {
      editor?.setShown(shown.get(), amendment.get())
      update()
    }
    const ends = [
      session.text.subscribe(begin),
      session.mode.subscribe(tellMode),
      personal.hinting.subscribe(tellHinting),
      words.subscribe(tellWords),
      session.register.subscribe(tellNegotiation),
      register.states.subscribe(tellStates),
      drafts.subscribe(tellDrafts),
      proposals.granted.subscribe(tellDrafts),
      shown.subscribe(tellShown),
      amendment.subscribe(tellShown),
    ]
    const leave = () => {
      const scroller = element.parentElement
      const isThere = element.contains(document.activeElement) || (scroller?.scrollTop ?? 0) > 0
      const at = isThere ? editor?.spot() : null
      spot.set(at ? { block: at.block, into: at.from } : null)
    }
    window.addEventListener('pagehide', leave)
    tellWords()
    begin()
    return () => {
      window.removeEventListener('pagehide', leave)
      for (const end of ends) end()
      clearTimeout(timer)
      editor?.destroy()
      editor = null
      spelling.close()
    }
  }

  return {
    selected,
    outline,
    people,
    followed,
    follow(client) {
      followed.set(client)
      editor?.follow(client)
    },
    recommendations,
    outstanding,
    taken,
    place,
    passage,
    hints,
    openHint,
    suggest: (word) => spelling.suggest(word, editor?.language() ?? ''),
    leftDone,
    pasted,
    putAwayPasted: () => pasted.set(null),
    moved,
    footers,
    amendment,
    seeing,
    selectAmendment: amendment.set,
    editor: () => editor,
    mount,
  }
}

/** One that was never let in holds nothing, and is not shown as an empty page. */
function hasArrived({ state, content }: Page): boolean {
  return state.kind === 'open' || content.length > 0
}

const noPlace: BracketPlace = {
  bracket: null,
  block: null,
  section: null,
  alternative: null,
  versions: 0,
  agreed: { block: null, section: null, document: null },
}

const nowhere: Selected = {
  block: null,
  blockType: 'other',
  kind: null,
  level: 0,
  formats: [],
  recommendation: null,
  around: null,
  annex: null,
  table: null,
  language: null,
  hasContents: false,
  canUndo: false,
  canRedo: false,
}

/** The value before, if the one now says the same. */
function keep<T>(before: T, now: T): T {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now
}

/** What is open, with the objects from before wherever they say the same. */
function keepItems(before: Outstanding, now: Outstanding): Outstanding {
  if (before === now) return before
  const list = <T extends { readonly key: string }>(old: readonly T[], fresh: readonly T[]) => {
    const known = new Map(old.map((each) => [each.key, each]))
    const kept = fresh.map((each) => {
      const same = known.get(each.key)
      return same ? keep(same, each) : each
    })
    return sameItems(old, kept) ? old : kept
  }
  const open = list(before.open, now.open)
  const adReferendum = list(before.adReferendum, now.adReferendum)
  const agreed = list(before.agreed, now.agreed)
  const isSame =
    open === before.open && adReferendum === before.adReferendum && agreed === before.agreed
  return isSame ? before : { open, adReferendum, agreed }
}
