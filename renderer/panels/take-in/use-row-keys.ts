import type { KeyboardEvent } from 'react'
import { indent, retake, settle, type Taking } from '../../../shared/exchange/take-in/retake'
import type { Row } from '../../../shared/exchange/take-in/row'
import { isMod } from '../use-key-down'
import type { Chosen } from './chosen'
import type { Correcting } from './use-rows'

interface RowKeys {
  readonly correcting: Correcting
  readonly chosen: Chosen
  readonly doubtful: readonly Row[]
  readonly goTo: (key: number) => void
  readonly onJoin: (() => void) | null
}

/** Those of the page where it has some for the same, before the list takes them for its own. */
export function useRowKeys({ correcting, chosen, doubtful, goTo, onJoin }: RowKeys) {
  const { change, undo } = correcting
  const take = (as: Taking) => change((rows) => retake(rows, chosen.keys, as))
  const act = (event: KeyboardEvent): boolean => {
    const isHeld = isMod(event.nativeEvent)
    const digit = /^Digit([0-4])$/.exec(event.code)?.[1]
    if (isHeld && event.altKey && digit) {
      take(digit === '0' ? 'paragraph.numbered' : (`heading.${digit}` as Taking))
    } else if (isHeld && !event.altKey && event.key.toLowerCase() === 'z') {
      undo()
    } else if (event.altKey && !isHeld && event.key === 'ArrowRight') {
      change((rows) => indent(rows, chosen.keys, forward(event)))
    } else if (event.altKey && !isHeld && event.key === 'ArrowLeft') {
      change((rows) => indent(rows, chosen.keys, forward(event) === 1 ? -1 : 1))
    } else if (event.key === 'Delete' && inList(event)) {
      take('left-out')
    } else if (event.key === 'Backspace' && inList(event)) {
      onJoin?.()
    } else if (event.key === 'F7') {
      const at = chosen.rows.at(-1)?.key ?? -1
      const next = event.shiftKey
        ? (doubtful.findLast(({ key }) => key < at) ?? doubtful.at(-1))
        : (doubtful.find(({ key }) => key > at) ?? doubtful[0])
      if (next) goTo(next.key)
    } else if (event.key === 'Enter' && inList(event)) {
      change((rows) => settle(rows, chosen.keys))
    } else {
      return false
    }
    return true
  }
  return (event: KeyboardEvent) => {
    if (!act(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
}

/** Deeper is where reading goes. */
function forward(event: KeyboardEvent): 1 | -1 {
  return getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1
}

function inList({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('.take-in-rows') !== null
}
