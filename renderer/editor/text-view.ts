import { EditorState, Selection, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { numbersOf } from '../../shared/document/references'
import { sourcesPlugin } from './agreed/sources'
import { amendmentsPlugin } from './amendments/amendments'
import { closeText } from './amendments/closed'
import { createDrafts, type Drafts } from './amendments/drafts'
import { noteIntent } from './amendments/note-intents'
import type { Hand } from './amendments/redline'
import { bind } from './bound'
import { caretInSightPlugin } from './caret-in-sight'
import type { Intent, OpenDraft, TextEditorOptions } from './contract'
import { countMarksPlugin } from './counts/count-marks'
import { catchUp } from './dom-observer'
import { createGoing, type Going } from './finding/going'
import { searchPlugin } from './finding/search'
import { hintsPlugin } from './hints/hints'
import { isSpelled } from './hints/spelling-check'
import { languageOf } from './language'
import { mastheadPlugin } from './masthead/masthead'
import { modeOf } from './mode'
import { movingPlugin } from './moving/moving'
import { footnotesPlugin } from './notes/footnotes'
import { signsPlugin } from './notes/signs'
import { createReferences, referringIn } from './numbers/references'
import { inTime } from './shared-text/caret-in-time'
import { keepOwnSelection } from './shared-text/own-selection'
import { contentsPlugin } from './structure/contents-view'
import { listedSymbolsPlugin } from './structure/listed-symbols'
import { structurePlugin } from './structure/structure'
import { tableViewPlugin } from './structure/table-view'
import { typedLettersPlugin } from './typed-letters'

export interface TextView {
  readonly view: EditorView
  readonly drafts: Drafts
  readonly going: Going
  /** For what the window changes, whenever it comes. */
  dispatch(make: (state: EditorState) => Transaction): void
  setDrafts(drafts: readonly OpenDraft[]): void
  /** Proposes something in a closed text. `false` if it is not closed, or there is nothing to it. */
  propose(intent: Intent | null): boolean
}

/** The text on its page: everything that is drawn and everything that answers keys. */
export function createTextView(options: TextEditorOptions, page: HTMLElement): TextView {
  const { translate, onUpdate, onPropose } = options
  const hand: Hand = {
    key: 'own',
    colour: options.colourOf(options.me.delegation),
    class: 'amendment',
    inserts: translate('page.draft.inserts'),
    deletes: translate('page.draft.deletes'),
    turns: { split: translate('page.draft.divides'), joined: translate('page.draft.joins') },
    data: {},
  }
  const drafts: Drafts = createDrafts({
    ...options,
    hand,
    follow: (target) => going.follow(target),
    goBack: () => going.back(),
  })
  const intoDraft = (intent: Intent) => {
    const draft = drafts.at(view, intent)
    draft?.goOn(intent.text, intent.deed)
    return draft !== null
  }
  const closed = closeText({ hand, onPropose, intoDraft })
  const going = createGoing(() => view, drafts)
  const references = createReferences({
    translate,
    numbers: ({ doc }) => numbersOf(doc),
    from: ({ doc }, pos) => referringIn(doc, pos),
    goTo: going.follow,
    goBack: going.back,
  })
  const { doc, plugins } = bind(options)
  const view: EditorView = new EditorView(page, {
    state: EditorState.create({
      doc,
      // In the words: a first click would otherwise be taken back to the masthead.
      selection: Selection.findFrom(doc.resolve(0), 1, true) ?? Selection.atStart(doc),
      plugins: [
        references.plugin,
        // Before the keys, which would act on a text that is open only.
        ...closed.plugins,
        footnotesPlugin(options, (page) => closed.propose(page, noteIntent(page.state))),
        mastheadPlugin(translate),
        contentsPlugin(translate),
        tableViewPlugin(translate),
        listedSymbolsPlugin(translate),
        ...plugins,
        structurePlugin(translate),
        signsPlugin(options),
        countMarksPlugin(translate),
        amendmentsPlugin(options),
        drafts.plugin,
        searchPlugin(),
        movingPlugin(translate),
        sourcesPlugin(translate),
        hintsPlugin(options.spelling),
        typedLettersPlugin(),
        caretInSightPlugin(),
      ],
    }),
    attributes: (state) => ({
      class: 'sheet',
      tabindex: '0',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': translate('page.label'),
      'aria-readonly': String(modeOf(state) === 'read'),
      ...languageOf(state.doc),
      // Where we have a dictionary the browser need not underline as well.
      spellcheck: String(!isSpelled(languageOf(state.doc).lang)),
    }),
    dispatchTransaction(tr) {
      // The carets of others are drawn a moment later, when the page may have been closed.
      if (view.isDestroyed) return
      const made = inTime(view, tr)
      const next = view.state.apply(made)
      if (closed.composition.isOn()) view.state = next
      else drafts.draw(() => view.updateState(next))
      onUpdate()
    },
  })
  keepOwnSelection(view.dom)
  return {
    view,
    drafts,
    going,
    dispatch(make) {
      catchUp(view)
      view.dispatch(make(view.state))
    },
    propose: (intent) => closed.propose(view, intent),
    setDrafts: (list) =>
      closed.composition.after(() => {
        catchUp(view)
        drafts.set(view, list)
      }),
  }
}
