import type { EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { checkWhile } from '../../../shared/style/check'
import { modeOf } from '../mode'
import { type Hinting, resolver, type Sight, styleOf } from './hint-list'
import { key, none, tell } from './hint-state'
import type { SpellingCheck } from './spelling-check'

/** Milliseconds without typing after which what was typed is looked at. */
const pause = 600
/** Milliseconds after which it is looked at however much is typed by however many. */
const longestPause = 3000
/** Milliseconds that a look at the text may take before others have their turn. */
const turn = 3
/** Milliseconds after a key in which its writer is taken to be still typing. */
const typing = 200
/** Milliseconds for more answers about spelling to come before marks are made of them. */
const answers = 100
/** Milliseconds that marks may lag behind the scrolling. */
const scrollPause = 120

/**
 * Looks at the text whenever it has changed and its writer pauses. A look that was begun is gone on
 * with while colleagues write, who never pause all at once, but waits for whoever types here.
 */
export function looking(first: EditorView, spelling: SpellingCheck) {
  let view = first
  let timer: ReturnType<typeof setTimeout> | null = null
  let scrolled: ReturnType<typeof setTimeout> | null = null
  let waitingSince = 0
  let begun = false
  let lastKey = Number.NEGATIVE_INFINITY
  let asked: Hinting | null = null
  const stop = spelling.subscribe(() => after(answers))

  function after(wait: number): void {
    if (begun) return
    const now = performance.now()
    if (timer === null) waitingSince = now
    lookIn(Math.min(wait, waitingSince + longestPause - now))
  }

  function lookIn(wait: number): void {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(look, Math.max(0, wait))
  }

  function look(): void {
    timer = null
    if (view.isDestroyed) return
    const { doc } = view.state
    const hinting = key.getState(view.state)?.hinting ?? none
    begun &&= hinting.on && modeOf(view.state) === 'write'
    if (!hinting.on || modeOf(view.state) !== 'write') return
    const now = performance.now()
    const isTyping = now < lastKey + typing && now < waitingSince + longestPause
    if (view.composing || isTyping) {
      lookIn(typing)
      return
    }
    begun = !check(view, turn)
    if (begun) {
      waitingSince = now
      lookIn(2 * turn)
      return
    }
    tell(view, { kind: 'checked', resolve: resolver(doc), sight: sightOf(view) })
  }

  const onScroll = () => {
    scrolled ??= setTimeout(() => {
      scrolled = null
      if (view.isDestroyed || modeOf(view.state) !== 'write') return
      const sight = sightOf(view)
      const before = key.getState(view.state)?.sight ?? null
      if (sight?.first !== before?.first || sight?.last !== before?.last)
        tell(view, { kind: 'sight', sight })
    }, scrollPause)
  }
  // Whatever it is that scrolls: a scroll does not bubble, but it can be caught on its way.
  document.addEventListener('scroll', onScroll, { capture: true, passive: true })

  const onKey = () => {
    lastKey = performance.now()
  }
  first.dom.addEventListener('keydown', onKey)

  after(0)
  return {
    update(now: EditorView, before: EditorState) {
      view = now
      const hinting = key.getState(view.state)?.hinting ?? none
      if (!hinting.on) return
      if (hinting !== asked || modeOf(view.state) !== modeOf(before)) after(0)
      else if (view.state.doc !== before.doc) after(pause)
      asked = hinting
    },
    destroy() {
      stop()
      document.removeEventListener('scroll', onScroll, { capture: true })
      first.dom.removeEventListener('keydown', onKey)
      if (timer !== null) clearTimeout(timer)
      if (scrolled !== null) clearTimeout(scrolled)
    },
  }
}

/** Looks at whatever has not been looked at yet; `false` if the time was over first. */
function check(view: EditorView, time: number): boolean {
  const { doc } = view.state
  const shown = key.getState(view.state)
  if (!shown) return true
  const ends = performance.now() + time
  const hasTime = () => performance.now() < ends
  const language = shown.languageOf(doc)
  const style = styleOf(doc, shown.hinting, language)
  return doc.children.every(
    (top) =>
      (style === null || checkWhile(top, style, hasTime) !== null) &&
      shown.spelling.look(top, language, hasTime),
  )
}

/** Milliseconds that who asks for a hint waits for what was typed to be looked at. */
const patience = 40

/** For who asks for a hint at once: what has just been typed is looked at before it is answered. */
export function checkNow(view: EditorView): void {
  if (!check(view, patience)) return
  tell(view, { kind: 'checked', resolve: resolver(view.state.doc), sight: sightOf(view) })
}

/** The parts on the screen and a screen's height around it; all of them where nothing is laid out. */
function sightOf(view: EditorView): Sight | null {
  const height = window.innerHeight
  let sight: Sight | null = null
  view.state.doc.forEach((_top, pos, part) => {
    const element = view.nodeDOM(pos)
    if (!(element instanceof Element)) return
    const { top, bottom } = element.getBoundingClientRect()
    if (bottom <= top || bottom < -height || top > 2 * height) return
    sight = { first: sight?.first ?? part, last: part }
  })
  return sight
}
