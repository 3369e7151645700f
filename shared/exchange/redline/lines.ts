import type { Node } from 'prosemirror-model'
import { partsOf } from '../../amendments/changed-notes'
import { diff } from '../../amendments/diff'
import { assertNever } from '../../assert-never'
import type {
  FinalFootnote,
  FinalRun,
  Inline,
  Inlines,
  Revision,
  TableNote,
} from '../final-document'
import { joined } from '../runs'
import type { Writer } from '../writer'
import type { Hand, PlannedWords } from './plan'

/** Writes lines of words with what comes in and goes in them. */
export class LineWriter {
  readonly before: Writer
  readonly after: Writer

  constructor(before: Writer, after: Writer) {
    this.before = before
    this.after = after
  }

  /**
   * A line as it was, with the edits of several hands in it.
   *
   * @param beneath takes the notes that stand beneath a table, of which the line only has the signs
   */
  edited(base: Node, edits: readonly PlannedWords[], beneath?: TableNote[]): Inlines {
    const out: Inline[] = []
    let at = 0
    for (const edit of edits) {
      out.push(
        ...this.before.passage(base, at, edit.from, beneath),
        ...this.edit(base, edit, beneath),
      )
      at = edit.to
    }
    out.push(...this.before.passage(base, at, base.content.size, beneath))
    return joined(out)
  }

  /** A line that becomes another by one hand. */
  between(base: Node, becomes: Node, hand: Hand, beneath?: TableNote[]): Inlines {
    const edits = diff(base, becomes).map((edit) => ({ ...edit, becomes, hand }))
    return this.edited(base, edits, beneath)
  }

  /** Notes that stay, with other words in them, stay: only their words come and go. */
  private edit(base: Node, edit: PlannedWords, beneath?: TableNote[]): Inlines {
    const { becomes, hand } = edit
    return partsOf(base, becomes, edit).flatMap(({ from, to, fromB, toB, note }) => [
      ...revised(this.before.passage(base, from, to, beneath), { ...hand, how: 'deleted' }),
      ...revised(this.after.passage(becomes, fromB, toB, beneath), { ...hand, how: 'inserted' }),
      ...(note ? [this.note(note.was.node, note.is.node, hand, beneath)] : []),
    ])
  }

  private note(was: Node, is: Node, hand: Hand, beneath?: TableNote[]): Inline {
    const note = this.before.footnote(was, beneath)
    if (note.kind !== 'footnote') return note
    const content = this.between(was, is, hand).filter((each) => each.kind === 'text')
    return { ...note, content }
  }
}

/** All of a line comes in, or goes. What goes refers to nothing. */
export function revised(content: Inlines, revision: Revision): Inlines {
  return content.map((each): Inline => {
    switch (each.kind) {
      case 'text':
        return revisedRun(each, revision)
      case 'footnote':
        return revisedNote(each, revision)
      case 'break':
      case 'sign':
        return { ...each, revision }
      default:
        return assertNever(each)
    }
  })
}

function revisedRun(run: FinalRun, revision: Revision): FinalRun {
  if (revision.how === 'inserted') return { ...run, revision }
  const { to: _, ...rest } = run
  return { ...rest, revision }
}

/** The words of a note come and go with it. */
function revisedNote(note: FinalFootnote, revision: Revision): FinalFootnote {
  return { ...note, revision, content: note.content.map((run) => revisedRun(run, revision)) }
}
