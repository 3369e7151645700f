// @vitest-environment jsdom
import './editor/testing/layout'
import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import { p, section, text } from '../shared/testing/build'
import { type Room, room } from './editor/testing/room'

// What a browser has and jsdom lacks: the attribute as React reads it.
Object.defineProperty(HTMLElement.prototype, 'contentEditable', {
  configurable: true,
  get(this: HTMLElement) {
    return this.getAttribute('contenteditable') ?? 'inherit'
  },
})

let open: Room | null = null
afterEach(() => open?.close())

it('leaves the selection of the page unread when React draws elsewhere in the window', () => {
  open = room(text(section('s', p('a', 'The Conference noted'))), ['write'])
  const [ana] = open.people
  if (!ana) throw new Error('One was asked for')
  const panel = document.createElement('div')
  document.body.append(panel)
  const root = createRoot(panel)
  ana.view.focus()
  expect(document.activeElement).toBe(ana.view.dom)
  expect(ana.view.dom.getAttribute('contenteditable')).toBe('true')

  const read = vi.spyOn(window, 'getSelection')
  flushSync(() => root.render(createElement('p', null, 'one')))
  flushSync(() => root.render(createElement('p', null, 'two')))
  expect(panel.textContent).toBe('two')
  expect(read).not.toHaveBeenCalled()
  root.unmount()
  read.mockRestore()
})
