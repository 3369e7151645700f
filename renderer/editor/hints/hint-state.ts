import type { Node } from 'prosemirror-model'
import { type EditorState, PluginKey, type Transaction } from 'prosemirror-state'
import type { DecorationSet, EditorView } from 'prosemirror-view'
import type { OfficialLanguage } from '../../../shared/document/language'
import { modeOf } from '../mode'
import type { Hinting, PlacedHint, Resolve, Sight } from './hint-list'
import type { SpellingCheck } from './spelling-check'

/** The hint whose card is open. */
export interface OpenHint {
  readonly hint: PlacedHint
  /** Whether it was opened by a key, so that the card takes the focus. */
  readonly byKey: boolean
}

/** In which language a text is read. */
export type LanguageOf = (doc: Node) => OfficialLanguage

/** What is known of the hints of a text. */
export interface Shown {
  readonly hinting: Hinting
  readonly spelling: SpellingCheck
  readonly languageOf: LanguageOf
  /** All hints of the text as it is now. */
  readonly listed: (doc: Node, hinting: Hinting) => readonly PlacedHint[]
  /** All hints of the text as it was when it was last looked at. */
  readonly list: readonly PlacedHint[]
  readonly marks: DecorationSet
  /** Only what is in sight is marked: a long text has some thousands. `null` is all of it. */
  readonly sight: Sight | null
  readonly open: OpenHint | null
  /** Where one has just typed: what ends there may not be finished, and is not yet judged. */
  readonly typingAt: number | null
}

/** What a state can be told of them. */
export type Told =
  | { readonly kind: 'hinting'; readonly hinting: Hinting }
  | { readonly kind: 'checked'; readonly resolve: Resolve; readonly sight: Sight | null }
  | { readonly kind: 'sight'; readonly sight: Sight | null }
  | { readonly kind: 'open'; readonly open: OpenHint | null }

export const key = new PluginKey<Shown>('hints')

export const none: Hinting = { on: false, off: [], ignored: [], party: null }

export function tell(view: EditorView, told: Told): void {
  view.dispatch(view.state.tr.setMeta(key, told))
}

export function setHinting(state: EditorState, hinting: Hinting): Transaction {
  return state.tr.setMeta(key, { kind: 'hinting', hinting } satisfies Told)
}

export function hintsOf(state: EditorState): readonly PlacedHint[] {
  const shown = modeOf(state) === 'write' ? key.getState(state) : undefined
  return shown?.listed(state.doc, shown.hinting) ?? []
}

/** As it was when the text was last looked at; what is done about a hint asks for it anew. */
export function lastHintsOf(state: EditorState): readonly PlacedHint[] {
  return modeOf(state) === 'write' ? (key.getState(state)?.list ?? []) : []
}

export function openHintOf(state: EditorState): OpenHint | null {
  return modeOf(state) === 'write' ? (key.getState(state)?.open ?? null) : null
}

export function open(view: EditorView, hint: OpenHint | null): void {
  if (!view.isDestroyed) tell(view, { kind: 'open', open: hint })
}
