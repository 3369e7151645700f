import { act, useRef } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it } from 'vitest'
import { useSelectionTakenOut } from './use-selection-taken-out'

function Page({ isCovered }: { readonly isCovered: boolean }) {
  const page = useRef<HTMLDivElement>(null)
  useSelectionTakenOut(page, isCovered)
  return <div ref={page}>The Conference met</div>
}

it.each([
  ['forwards', 4, 14],
  ['backwards', 14, 4],
  ['as a caret', 7, 7],
])('takes the selection out of a covered page and puts it back: %s', (_how, anchor, focus) => {
  const home = document.createElement('div')
  document.body.append(home)
  const root = createRoot(home)
  const draw = (isCovered: boolean) => act(() => root.render(<Page isCovered={isCovered} />))
  const selection = document.getSelection()
  draw(false)
  const words = home.firstChild?.firstChild
  if (!words || !selection) throw new Error('The page has words, and the window a selection')
  selection.setBaseAndExtent(words, anchor, words, focus)

  draw(true)
  expect(selection.rangeCount).toBe(0)

  draw(false)
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
  expect([anchorNode, anchorOffset, focusNode, focusOffset]).toEqual([words, anchor, words, focus])
  act(() => root.unmount())
  home.remove()
})
