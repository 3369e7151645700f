import { expect, it } from 'vitest'
import { emptyFolder } from '../../shared/amendments/folder'
import { nobody } from '../../shared/people'
import type { TextEditor } from '../editor/contract'
import { useConference } from './conference'
import { registerWith, seats, show } from './testing/show'
import { useHoldBack } from './use-hold-back'

function Held() {
  const { session, page } = useConference()
  useHoldBack(session, page)
  return null
}

it.each([true, false])('holds a window whose page has typed words without a draft: %s', (has) => {
  const editor = { hasUnproposed: () => has } as TextEditor
  show(<Held />, seats.ardesia, registerWith(), {}, { editor: () => editor })
  const leaving = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(leaving)
  expect(leaving.defaultPrevented).toBe(has)
})

it.each([
  // Unsent words hold a window that is closed, and none that goes to another hub with them.
  { isLeaving: false, keepsUnsent: true, isHeld: true },
  { isLeaving: true, keepsUnsent: true, isHeld: false },
  { isLeaving: true, keepsUnsent: false, isHeld: true },
])('holds a window with words that are not with the hub: $isHeld', ({ isHeld, ...hubs }) => {
  const safety = { kind: 'offline', since: 0, unsent: 2 } as const
  const at = [seats.ardesia, registerWith(), {}, {}, 'read', emptyFolder, {}, nobody] as const
  show(<Held />, ...at, null, { ...hubs, safety })
  const leaving = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(leaving)
  expect(leaving.defaultPrevented).toBe(isHeld)
})
