import { Plugin, TextSelection } from 'prosemirror-state'
import { catchUp } from './dom-observer'
import { modeOf } from './mode'

/**
 * A letter goes into the text at once, and from there onto the page.
 *
 * Left to itself, the browser writes it onto the page with all that its editing command weighs up,
 * and the view reads the paragraph anew to find out what was written: half of what a key costs.
 * What is composed (an accent, a syllable, a word of an input method) and what the system corrects
 * goes that way still.
 */
export function typedLettersPlugin(): Plugin {
  return new Plugin({
    props: {
      handleKeyPress(view, event) {
        const letter = String.fromCodePoint(event.charCode)
        if (modeOf(view.state) !== 'write' || event.key !== letter) return false
        // An arrow key just before has moved the caret, and nobody has told yet.
        catchUp(view)
        const { selection } = view.state
        if (!(selection instanceof TextSelection)) return false
        const { $from, from, $to, to } = selection
        if (!$from.sameParent($to)) return false
        const write = () => view.state.tr.insertText(letter, from, to).scrollIntoView()
        if (!view.someProp('handleTextInput', (each) => each(view, from, to, letter, write))) {
          view.dispatch(write())
        }
        return true
      },
    },
  })
}
