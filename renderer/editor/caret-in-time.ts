import { Plugin } from 'prosemirror-state'
import { observerOf } from './dom-observer'

/**
 * Keys act where the caret is seen. The browser tells of a moved caret with its next frame, and
 * where much is being drawn a quick Enter or Backspace comes before that: it would fall where the
 * caret has just been. So what the browser has not told yet is read before each key.
 */
export function caretInTimePlugin(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          const composing = event.isComposing || event.keyCode === 229
          if (!composing && view.hasFocus()) observerOf(view).flush()
          return false
        },
      },
    },
  })
}
