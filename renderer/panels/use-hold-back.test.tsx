import { expect, it } from 'vitest'
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
