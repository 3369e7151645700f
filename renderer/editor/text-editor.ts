import type { Command } from 'prosemirror-state'
import { symbolOf } from '../../shared/document/masthead'
import { recommendationsOf } from '../../shared/document/recommendations'
import { countWords } from '../../shared/document/word-count'
import { insertClause, passageOf } from './agreed/agreed'
import { showAmendments } from './amendments/amendments'
import { typedIn } from './amendments/closed'
import { doDeed } from './amendments/draft-writing'
import { doing } from './amendments/proposing-keys'
import { proposalAt } from './amendments/whole-blocks'
import { bracketEditor } from './brackets/bracket-editor'
import * as commands from './commands'
import type { Deed, Selected, TextEditor, TextEditorOptions } from './contract'
import { countsEditor } from './counts/counts-editor'
import { printedPlace } from './finding/printed-place'
import { searchEditor } from './finding/search'
import { applyHints } from './hints/apply-hints'
import { hintCard, shownHints } from './hints/hint-card'
import { hintsOf, open, openHintOf, setHinting } from './hints/hint-state'
import { goToHint, goToNextHint } from './hints/hints'
import { languageOf } from './language'
import { modeOf, setMode } from './mode'
import { moveHeading, moveHeadingTo } from './moving/move'
import { numbersEditor } from './numbers/numbers-editor'
import { onceAFrame } from './once-a-frame'
import { following } from './presence/follow'
import { placesOf } from './presence/people'
import { blockAt, selectedOf, spotOf } from './selected'
import { redo, undo } from './shared-text/history'
import { setLanguage } from './shared-text/passages'
import { putBack } from './shared-text/put-back'
import { insert, setAnnexKind } from './structure/insert'
import { insertMatters } from './structure/matters'
import { outlineOf } from './structure/outline'
import { removalAt, remove, removeContents } from './structure/remove'
import { sortStates } from './structure/states'
import { editCaption } from './structure/table-view'
import { tableAct } from './structure/tables'
import { createTextView } from './text-view'
import { topOf } from './top-of'

/** The page of the negotiating text. What it needs and gives is in `contract.ts`. */
export function createTextEditor(options: TextEditorOptions): TextEditor {
  const { mount } = options
  const page = document.createElement('div')
  page.className = 'page'
  const update = onceAFrame(() => {
    reading.update()
    options.onUpdate()
  })
  const made = createTextView({ ...options, onUpdate: update.ask }, page)
  const { view, drafts, going, dispatch, setDrafts } = made
  // Whole, so that the window takes it in once and not section by section.
  mount.append(page)

  // Heights change without a transaction: a window is resized, a section comes into sight.
  const layout = new ResizeObserver(update.ask)
  layout.observe(view.dom)

  const card = hintCard(view, page)

  const reading = following(view, options.onUnfollowed)

  // A tool takes the focus when it is pressed, and is meant for where the caret was until then.
  let held = view
  page.addEventListener('focusin', () => {
    held = drafts.inHand()?.view ?? view
  })
  const inHand = () => (held.isDestroyed ? view : held)

  /** In a closed text it may be proposed, where it can be said as a deed. */
  function run(command: Command, deed?: Deed): void {
    const at = inHand()
    at.focus()
    if (deed && at === view && made.propose(doing(view.state, deed))) return
    if (modeOf(at.state) === 'write') command(at.state, at.dispatch, at)
  }

  /** The focus stays in the outline. */
  function moves(command: Command): boolean {
    return modeOf(view.state) === 'write' && command(view.state, view.dispatch, view)
  }

  /** Of a draft, what it is to be written with; where it stands is where its block does. */
  function selected(): Selected {
    const around = selectedOf(view.state)
    const at = inHand()
    return at === view ? around : { ...selectedOf(at.state), block: around.block }
  }

  function elementAt(pos: number): Element | null {
    const dom = view.nodeDOM(pos)
    return dom instanceof Element ? dom : null
  }

  return {
    setMode: (mode) => dispatch((state) => setMode(state, mode)),
    setShown: (shown, selected) => dispatch((state) => showAmendments(state, { shown, selected })),
    setDrafts,
    propose(what) {
      view.focus()
      return made.propose(proposalAt(view.state, what))
    },
    hasUnproposed: () => typedIn(view.state).length > 0,
    goToDraft: (id) => drafts.goTo(view, id),
    showAsAmended: (id, asAmended) => drafts.byId(id)?.showAsAmended(asAmended),
    focus: () => view.focus(),
    goTo: going.to,
    topOf: (id) => topOf(view, mount, id),
    outline: () => outlineOf(view.state.doc),
    moveHeading: (id, by) => moves(moveHeading(id, by)),
    moveHeadingTo: (id, beside, side) => moves(moveHeadingTo(id, beside, side)),
    mayMoveHeadingTo: (id, beside, side) =>
      modeOf(view.state) === 'write' && moveHeadingTo(id, beside, side)(view.state),
    people: () => placesOf(view.state.doc, options.awareness),
    follow: reading.follow,
    recommendations: () => recommendationsOf(view.state.doc),
    selected,
    spot: () => spotOf(view.state),
    symbol: () => symbolOf(view.state.doc),
    words: () => countWords(view.state.doc),
    toggle: (format) => run(commands.toggle(format), { kind: 'format', format }),
    setBlock: (block) => run(commands.setBlock(block)),
    insert: (what) => run(insert(what)),
    setAnnexKind: (kind) => run(setAnnexKind(kind)),
    sortStates: () => run(sortStates),
    removal: () => removalAt(view.state),
    remove: () => run(remove),
    removeContents: () => run(removeContents),
    table: (act) => run(tableAct(act)),
    editCaption: () => run(editCaption),
    indent: (by) => run(commands.indent(by)),
    setLanguage: (tag) => run(setLanguage(tag)),
    insertFootnote: () => run(commands.insertFootnote, { kind: 'footnote' }),
    setRecommendation(block, recommendation) {
      const deed = { kind: 'recommendation', recommendation } as const
      if (held !== view && !held.isDestroyed) return doDeed(held, deed)
      if (modeOf(view.state) === 'propose') {
        const subject = { place: { kind: 'there' }, blocks: [block] } as const
        return made.propose({ ...subject, from: 0, to: 0, text: null, deed })
      }
      if (modeOf(view.state) !== 'write') return false
      return commands.setRecommendation(block, recommendation)(view.state, view.dispatch, view)
    },
    search: searchEditor(view),
    counts: countsEditor(made),
    numbers: numbersEditor(made, { run, inHand }),
    brackets: bracketEditor(made, { me: options.me, run, inHand }),
    passage: () => passageOf(view.state),
    insertClause(clause) {
      if (modeOf(view.state) !== 'write') return false
      const done = insertClause(clause)(view.state, view.dispatch, view)
      // The focus stays in the panel, so that the view does not scroll by itself.
      const near = blockAt(view.state.selection.$from)
      if (done && near) elementAt(near.pos)?.scrollIntoView({ block: 'center' })
      return done
    },
    insertMatters: (arising) =>
      modeOf(view.state) === 'write' && insertMatters(arising)(view.state, view.dispatch, view),
    placeOf: (block) => printedPlace(view.state.doc, block),
    language: () => languageOf(view.state.doc).lang,
    direction: () => languageOf(view.state.doc).dir,
    putBack(passages) {
      if (modeOf(view.state) !== 'write') return false
      view.focus()
      return putBack(passages)(view.state, view.dispatch, view)
    },
    setHinting: (hinting) => dispatch((state) => setHinting(state, hinting)),
    hints: () => shownHints(view),
    openHint: () => card.update(),
    closeHint: () => openHintOf(view.state) && open(view, null),
    goToHint(key) {
      const hint = hintsOf(view.state).find((each) => each.key === key)
      if (!hint) return
      view.focus()
      goToHint(view, hint)
    },
    goToNextHint: (by) => goToNextHint(view, by),
    applyHints: (keys, text) =>
      applyHints(
        view,
        hintsOf(view.state).filter(({ key }) => keys.includes(key)),
        text,
      ),
    undo: () => run(undo),
    redo: () => run(redo),
    destroy() {
      update.stop()
      layout.disconnect()
      card.destroy()
      reading.destroy()
      view.destroy()
      page.remove()
    },
  }
}
