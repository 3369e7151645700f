import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { schema } from '../../../shared/document/schema'
import { contentOf, seed } from '../../../shared/document/ydoc'
import { createTextView } from '../text-view'
import { options } from './room'

/**
 * Draws a text in a real browser, for a test that looks at what has been drawn. Resolves when it
 * has: what is in sight is found out in one frame and drawn in the next.
 */
async function print(text: unknown): Promise<void> {
  const doc = new Y.Doc()
  seed(doc, schema.nodeFromJSON(text))
  const page = document.createElement('div')
  page.className = 'page'
  document.body.replaceChildren(page)
  const me = { name: 'A reader', role: 'observer', delegation: null } as const
  const awareness = new Awareness(doc)
  const bound = { mount: page, content: contentOf(doc), awareness, mode: 'read' } as const
  createTextView({ ...options(me, []), ...bound }, page)
  await nextFrame()
  await nextFrame()
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}

Object.assign(window, { print })
