import type { EditorView } from 'prosemirror-view'
import { becomes } from '../../../shared/style/check'
import { noteSign, otherSign } from '../../../shared/style/reading'
import type { Hint, OpenHint } from '../contract'
import { type PlacedHint, placeOf } from './hint-list'
import { lastHintsOf, openHintOf } from './hint-state'

export interface HintCard {
  /** Puts the card beneath the hint that is open. */
  update(): OpenHint | null
  destroy(): void
}

/** Where what is said of a hint is drawn: on the page, beneath the words it is about. */
export function hintCard(view: EditorView, page: HTMLElement): HintCard {
  const card = document.createElement('div')
  card.className = 'hint-card'
  card.hidden = true
  page.append(card)
  let last: OpenHint | null = null
  return {
    update() {
      const open = openHintOf(view.state)
      card.hidden = open === null
      if (!open) last = null
      else {
        place(open.hint)
        const hint = shownHint(open.hint)
        if (last?.hint !== hint) last = { hint, card, byKey: open.byKey }
      }
      return last
    },
    destroy: () => card.remove(),
  }

  function place({ start, end }: PlacedHint): void {
    const box = page.getBoundingClientRect()
    const from = view.coordsAtPos(start)
    const to = view.coordsAtPos(end, -1)
    const most = box.width - card.offsetWidth - 12
    card.style.top = `${to.bottom - box.top + 6}px`
    card.style.left = `${Math.max(12, Math.min(from.left - box.left - 12, most))}px`
  }
}

const shown = new WeakMap<PlacedHint, Hint>()

/** All that the window lists. */
export function shownHints(view: EditorView): readonly Hint[] {
  const placed = lastHintsOf(view.state)
  const known = lists.get(placed)
  if (known) return known
  const list = placed.map(shownHint)
  lists.set(placed, list)
  return list
}

const lists = new WeakMap<readonly PlacedHint[], readonly Hint[]>()

function shownHint(placed: PlacedHint): Hint {
  const known = shown.get(placed)
  if (known) return known
  const { key, rule, why, block, fix } = placed
  const now = becomes(placed)
  const made: Hint = {
    key,
    rule,
    why,
    block,
    words: legible(placed.words),
    becomes: now === null ? null : legible(now),
    canApply: fix !== null,
    before: legible(placed.before),
    after: legible(placed.after),
    place: placeOf(placed, block),
  }
  shown.set(placed, made)
  return made
}

/** A footnote among the words is shown by a sign, whatever it says. */
const signs = new RegExp(`${noteSign}+|${otherSign}+`, 'gu')

function legible(words: string): string {
  return words.replace(signs, '*')
}
