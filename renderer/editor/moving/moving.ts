import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { idOf, isContainer } from '../../../shared/document/blocks'
import { number } from '../../../shared/document/numbering'
import type { BlockId } from '../../../shared/ids'
import type { TextEditorOptions } from '../contract'
import { modeOf } from '../mode'
import { movedId } from '../shared-text/exact-moves'
import { type Lot, lotOfBlock, mayStand, moveBlockTo, type Place } from './move'

type Translate = TextEditorOptions['translate']

/**
 * Moving a block by hand. Beside the block under the pointer, in the margin of the sheet, stands a
 * handle; what is dragged by it is let go at the line that shows where it would stand. Escape leaves
 * it where it was. The same is done by Alt with an arrow, so the handle is no stop for the Tab key.
 * Whoever listens is told what has been moved and what its number is now, however it was done.
 */
export function movingPlugin(translate: Translate): Plugin<Moving> {
  return new Plugin<Moving>({
    key,
    state: {
      init: () => ({ moved: null, dragged: null }),
      apply(tr, { moved, dragged }) {
        const now = tr.getMeta(key) as Pick<Moving, 'dragged'> | undefined
        const last = tr.docChanged ? null : moved
        return { moved: movedId(tr) ?? last, dragged: now ? now.dragged : dragged }
      },
    },
    props: {
      decorations(state) {
        const { dragged } = key.getState(state) ?? {}
        const lot = dragged && lotOfBlock(state.doc, dragged)
        return lot ? DecorationSet.create(state.doc, faded(lot)) : null
      },
    },
    view: (view) => showMoving(view, translate),
  })
}

const key = new PluginKey<Moving>('moving')

interface Moving {
  /** What the last change has moved. */
  readonly moved: BlockId | null
  /** What is in the hand now. */
  readonly dragged: BlockId | null
}

function faded({ start, parent, from, to }: Lot): Decoration[] {
  let pos = start
  return parent.children.flatMap((block, index) => {
    const at = pos
    pos += block.nodeSize
    const isIn = from <= index && index < to
    return isIn ? [Decoration.node(at, pos, { class: 'dragged' })] : []
  })
}

/** Px that the pointer goes before it drags: less is a click. */
export const slack = 4
/** Px from the edge of what is seen, within which the page scrolls along. */
export const edge = 48

interface Drag {
  readonly block: BlockId
  readonly from: number
  /** Where the pointer is now. */
  x: number
  y: number
  moving: boolean
}

function showMoving(view: EditorView, translate: Translate) {
  const page = view.dom.parentElement ?? view.dom
  const handle = document.createElement('button')
  handle.type = 'button'
  handle.tabIndex = -1
  handle.hidden = true
  handle.className = 'block-handle'
  handle.title = translate('page.move.handle')
  handle.setAttribute('aria-label', handle.title)
  const line = document.createElement('div')
  line.className = 'drop-line'
  line.hidden = true
  const said = document.createElement('div')
  said.className = 'heard-only where-moved'
  said.setAttribute('aria-live', 'polite')
  page.append(handle, line, said)

  let over: BlockId | null = null
  let drag: Drag | null = null
  let frame = 0

  const say = (sentence: string) => {
    said.textContent = sentence
  }

  /** `top` is of the page. */
  function place(element: HTMLElement, top: number): void {
    element.hidden = false
    element.style.insetBlockStart = `${top - page.getBoundingClientRect().top}px`
  }

  function show(block: BlockId | null): void {
    if (drag) return
    over = modeOf(view.state) === 'write' ? block : null
    const dom = over && domOf(view, over)
    if (!dom) {
      handle.hidden = true
      return
    }
    place(handle, dom.getBoundingClientRect().top)
  }

  function onOver(event: PointerEvent): void {
    if (event.pointerType !== 'touch') show(blockUnder(view, event.target))
  }

  function onDown(event: PointerEvent): void {
    if (event.button !== 0 || !over) return
    event.preventDefault()
    handle.setPointerCapture(event.pointerId)
    drag = { block: over, from: event.clientY, x: event.clientX, y: event.clientY, moving: false }
  }

  function onMove(event: PointerEvent): void {
    if (!drag) return
    drag.x = event.clientX
    drag.y = event.clientY
    if (!drag.moving && Math.abs(drag.y - drag.from) < slack) return
    if (!drag.moving) begin(drag)
    showLine()
  }

  function begin(dragged: Drag): void {
    dragged.moving = true
    page.classList.add('moving-block')
    view.dispatch(view.state.tr.setMeta(key, { dragged: dragged.block }))
    document.addEventListener('keydown', onKey, true)
    say(translate('page.move.begun', { label: labelOf(view, dragged.block) }))
    frame = requestAnimationFrame(scrollAlong)
  }

  function showLine(): void {
    const at = drag && placeAt(view, drag)
    if (!at) {
      line.hidden = true
      return
    }
    place(line, topOf(view, at))
  }

  /** Near the edge of what is seen the page goes on by itself. */
  function scrollAlong(): void {
    if (!drag) return
    const scroller = scrollerOf(page)
    const { top, bottom } = scroller.getBoundingClientRect()
    const beyond = Math.max(0, drag.y - bottom + edge) - Math.max(0, top + edge - drag.y)
    if (beyond !== 0) {
      scroller.scrollBy({ top: Math.sign(beyond) * Math.min(16, Math.abs(beyond) / 3) })
      showLine()
    }
    frame = requestAnimationFrame(scrollAlong)
  }

  function onUp(): void {
    const dragged = drag
    const at = dragged?.moving ? placeAt(view, dragged) : null
    end()
    if (!dragged) return
    if (at) {
      moveBlockTo(dragged.block, at)(view.state, view.dispatch)
      view.focus()
    } else if (dragged.moving) say(translate('page.move.left'))
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    cancel()
  }

  function cancel(): void {
    if (drag?.moving) say(translate('page.move.left'))
    end()
  }

  function end(): void {
    cancelAnimationFrame(frame)
    document.removeEventListener('keydown', onKey, true)
    const wasMoving = drag?.moving
    drag = null
    page.classList.remove('moving-block')
    if (wasMoving) view.dispatch(view.state.tr.setMeta(key, { dragged: null }))
    line.hidden = true
    handle.hidden = true
  }

  const onLeave = () => show(null)
  view.dom.addEventListener('pointerover', onOver)
  page.addEventListener('pointerleave', onLeave)
  handle.addEventListener('pointerdown', onDown)
  handle.addEventListener('pointermove', onMove)
  handle.addEventListener('pointerup', onUp)
  handle.addEventListener('pointercancel', cancel)
  return {
    update({ state }: EditorView, before: EditorView['state']) {
      if (state.doc === before.doc) return
      if (!drag) handle.hidden = true
      const moved = key.getState(state)?.moved
      if (!moved || state === before) return
      const label = labelOf(view, moved)
      say(translate(label ? 'page.move.done' : 'page.move.done.unnumbered', { label }))
    },
    destroy() {
      cancelAnimationFrame(frame)
      document.removeEventListener('keydown', onKey, true)
      view.dom.removeEventListener('pointerover', onOver)
      page.removeEventListener('pointerleave', onLeave)
      for (const element of [handle, line, said]) element.remove()
    },
  }
}

function labelOf({ state }: EditorView, block: BlockId): string {
  return number(state.doc).labels.get(block) ?? ''
}

/** The block of a section or annex that an element of the page belongs to. */
function blockUnder(view: EditorView, target: EventTarget | null): BlockId | null {
  if (!(target instanceof Node) || !view.dom.contains(target)) return null
  const pos = view.posAtDOM(target, 0)
  if (pos < 0) return null
  const $at = view.state.doc.resolve(pos)
  for (let depth = $at.depth; depth > 0; depth--) {
    if (isContainer($at.node(depth - 1))) return idOf($at.node(depth))
  }
  return null
}

function domOf(view: EditorView, block: BlockId): HTMLElement | null {
  const dom = view.dom.querySelector(`[data-id="${CSS.escape(block)}"]`)
  return dom instanceof HTMLElement ? dom : null
}

function placeAt(view: EditorView, { block, y }: Drag): Place | null {
  const lot = lotOfBlock(view.state.doc, block)
  return lot && placeNear(view, lot, y)
}

/** Before or after the block at the height of the pointer, or as near to it as the blocks may stand. */
export function placeNear(view: EditorView, lot: Lot, y: number): Place | null {
  const { left, right } = view.dom.getBoundingClientRect()
  const at = view.posAtCoords({ left: (left + right) / 2, top: y })
  if (!at) return null
  const $at = view.state.doc.resolve(at.pos)
  for (let depth = $at.depth; depth > 0; depth--) {
    const parent = $at.node(depth)
    if (!isContainer(parent)) continue
    const start = $at.start(depth)
    const index =
      $at.index(depth) + (isBelowMiddle(view, $at.posAtIndex($at.index(depth), depth), y) ? 1 : 0)
    for (let away = 0; away <= parent.childCount; away++) {
      for (const near of [index + away, index - away]) {
        const found = { start, parent, index: near }
        if (near >= 0 && near <= parent.childCount && mayStand(lot, found)) return found
      }
    }
  }
  return null
}

function isBelowMiddle(view: EditorView, pos: number, y: number): boolean {
  const dom = view.nodeDOM(pos)
  if (!(dom instanceof HTMLElement)) return false
  const { top, bottom } = dom.getBoundingClientRect()
  return y > (top + bottom) / 2
}

/** Between the blocks on both sides of a place. */
export function topOf(view: EditorView, { start, parent, index }: Place): number {
  const $start = view.state.doc.resolve(start)
  const edgeOf = (at: number, side: 'top' | 'bottom') => {
    const dom = at < 0 || at >= parent.childCount ? null : view.nodeDOM($start.posAtIndex(at))
    return dom instanceof HTMLElement ? dom.getBoundingClientRect()[side] : null
  }
  const above = edgeOf(index - 1, 'bottom')
  const below = edgeOf(index, 'top')
  return above !== null && below !== null ? (above + below) / 2 : (above ?? below ?? 0)
}

export function scrollerOf(page: Element): Element {
  for (let at = page.parentElement; at; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY))
      return at
  }
  return document.documentElement
}
