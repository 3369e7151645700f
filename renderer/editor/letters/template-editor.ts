import { type Command, EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { LetterCondition, LetterPart } from '../../../shared/document/kinds'
import { isRightToLeft, type OfficialLanguage } from '../../../shared/document/language'
import { type TemplateFault, templateFaults } from '../../../shared/letters/template-faults'
import { bind } from '../bound'
import { toggle } from '../commands'
import type { Format, Lost, Mode, OpenHint, TextEditorOptions } from '../contract'
import { type SearchEditor, searchEditor, searchPlugin } from '../finding/search'
import { applyHints } from '../hints/apply-hints'
import { hintCard } from '../hints/hint-card'
import type { Hinting } from '../hints/hint-list'
import { hintsOf, open, openHintOf, setHinting } from '../hints/hint-state'
import { goToNextHint, hintsPlugin } from '../hints/hints'
import { unchecked } from '../hints/spelling-check'
import { modeOf, setMode } from '../mode'
import { onceAFrame } from '../once-a-frame'
import { selectedOf } from '../selected'
import { inTime } from '../shared-text/caret-in-time'
import { redo, undo } from '../shared-text/history'
import { putBack } from '../shared-text/put-back'
import { chipsPlugin, insertLetterField, selectField } from './chips'
import { placeAt, placesPlugin, setOnly, setPart } from './places'
import { templateKeysPlugin } from './template-keys'
import { aTemplate, templatePastePlugin } from './template-paste'

export type TemplateOptions = Pick<
  TextEditorOptions,
  | 'mount'
  | 'me'
  | 'mode'
  | 'translate'
  | 'colourOf'
  | 'nameOf'
  | 'onPasted'
  | 'onLeftDone'
  | 'onUpdate'
> & {
  readonly content: Y.XmlFragment
  readonly awareness: Awareness
  readonly language: OfficialLanguage
}

/** What the tools show of the place where the caret is. */
export interface TemplateSelected {
  readonly formats: readonly Format[]
  readonly part: LetterPart
  readonly only: LetterCondition | null
  readonly canUndo: boolean
  readonly canRedo: boolean
}

export interface TemplateEditor {
  setMode(mode: Mode): void
  focus(): void
  selected(): TemplateSelected
  faults(): readonly TemplateFault[]
  toggle(format: Format): void
  /** Puts a field in the place of what is selected. */
  insertField(name: string): void
  /** Where in the letter the paragraphs of the selection stand. */
  setPart(part: LetterPart): void
  /** For whom alone they are; `null` for everyone. */
  setOnly(only: LetterCondition | null): void
  /** Selects the first field of this name. */
  goToField(name: string): void
  undo(): void
  redo(): void
  language(): OfficialLanguage
  /** Which hints at the house style are wanted; none until it is said. */
  setHinting(hinting: Hinting): void
  openHint(): OpenHint | null
  closeHint(): void
  goToNextHint(by: 1 | -1): void
  applyHints(keys: readonly string[], text?: string): number
  readonly search: SearchEditor
  /** Puts words back that went with their paragraph. `false` where nobody may write. */
  putBack(passages: readonly Lost[]): boolean
  destroy(): void
}

/**
 * The page of a template of letters: the same words, keys and colleagues as in a text, without what
 * no letter has: numbers, headings, notes, tables, brackets, amendments.
 */
export function createTemplateEditor(options: TemplateOptions): TemplateEditor {
  const { mount, translate, language } = options
  const page = document.createElement('div')
  page.className = 'page'
  const update = onceAFrame(options.onUpdate)
  const { doc, plugins } = bind({ ...options, writes: 'template', pastesInto: aTemplate })
  const view: EditorView = new EditorView(page, {
    state: EditorState.create({
      doc,
      plugins: [
        templateKeysPlugin(),
        templatePastePlugin(options.onPasted),
        chipsPlugin(translate),
        placesPlugin(translate),
        searchPlugin(),
        // What is spelt right the browser says in a letter.
        hintsPlugin(unchecked, () => language),
        ...plugins,
      ],
    }),
    attributes: (state) => ({
      class: 'sheet template-sheet',
      tabindex: '0',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': translate('template.page', {
        language: translate(`letters.language.${language}`),
      }),
      'aria-readonly': String(modeOf(state) === 'read'),
      lang: language,
      dir: isRightToLeft(language) ? 'rtl' : 'ltr',
    }),
    dispatchTransaction(tr) {
      if (view.isDestroyed) return
      view.updateState(view.state.apply(inTime(view, tr)))
      update.ask()
    },
  })
  mount.append(page)
  const card = hintCard(view, page)

  function run(command: Command): void {
    view.focus()
    if (modeOf(view.state) === 'write') command(view.state, view.dispatch, view)
  }

  return {
    setMode: (mode) => view.dispatch(setMode(view.state, mode)),
    focus: () => view.focus(),
    selected() {
      const { formats, canUndo, canRedo } = selectedOf(view.state)
      return { formats, canUndo, canRedo, ...placeAt(view.state) }
    },
    faults: () => templateFaults(view.state.doc),
    toggle: (format) => run(toggle(format)),
    insertField: (name) => run(insertLetterField(name)),
    setPart: (part) => run(setPart(part)),
    setOnly: (only) => run(setOnly(only)),
    goToField(name) {
      view.focus()
      selectField(name)(view.state, view.dispatch, view)
    },
    language: () => language,
    setHinting: (hinting) => view.dispatch(setHinting(view.state, hinting)),
    openHint: () => card.update(),
    closeHint: () => openHintOf(view.state) && open(view, null),
    goToNextHint: (by) => goToNextHint(view, by),
    applyHints(keys, text) {
      const chosen = hintsOf(view.state).filter(({ key }) => keys.includes(key))
      return applyHints(view, chosen, text)
    },
    search: searchEditor(view),
    putBack(passages) {
      if (modeOf(view.state) !== 'write') return false
      view.focus()
      return putBack(passages)(view.state, view.dispatch, view)
    },
    undo: () => run(undo),
    redo: () => run(redo),
    destroy() {
      update.stop()
      card.destroy()
      view.destroy()
      page.remove()
    },
  }
}
