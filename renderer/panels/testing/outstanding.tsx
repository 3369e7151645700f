import type { Node } from 'prosemirror-model'
import type { Register } from '../../../shared/amendments/register'
import { blockId } from '../../../shared/ids'
import { type Outstanding, outstandingIn } from '../../../shared/negotiation/outstanding'
import { bracketed, heading, p, reference, section, text } from '../../../shared/testing/build'
import type { BracketEditor, BracketPlace } from '../../editor/brackets/bracket-contract'
import type { OutlineEntry } from '../../editor/contract'
import type { NumbersEditor } from '../../editor/numbers/numbers-editor'
import { cell } from '../../session/live'
import { ardesia, registerWith, seats, show } from './show'

const set = { set: 'q' }
/** A bracket in a bracket, and a choice between two words. */
export const busy = text(
  section(
    's',
    heading('h', 1, 'Introduction'),
    p('a', 'It ', ...bracketed('x', { by: ardesia }, 'shall ', ...bracketed('y', {}, 'not')), '.'),
    p('b', ...bracketed('m', set, 'may'), ...bracketed('n', set, 'can')),
  ),
)
export const entry: OutlineEntry = {
  id: blockId('h'),
  label: 'I.',
  title: 'Introduction',
  level: 1,
  paragraphs: null,
}
/** Two references to what is gone. */
export const dangling = text(
  section('s', p('a', 'See ', reference('z', 'paragraph 9'), ' and ', reference('z'), '.')),
)
const nowhere: BracketPlace = {
  bracket: null,
  block: null,
  section: null,
  alternative: null,
  versions: 0,
  agreed: { block: null, section: null, document: null },
}

/** A part of the window beside a text in which something is open; where it has led is kept. */
export function showOpen(
  part: React.ReactNode,
  seat: keyof typeof seats,
  more: Partial<Register> = {},
  of: Node = busy,
) {
  const register = registerWith(more)
  const went: string[] = []
  const brackets = { goToBracket: (id: string) => went.push(id) } as unknown as BracketEditor
  const numbers = {
    goToBroken: (block: string, nth: number) => went.push(`${block} ${nth}`),
  } as unknown as NumbersEditor
  const page = {
    outstanding: cell<Outstanding>(outstandingIn(of, register)),
    outline: cell<readonly OutlineEntry[]>([entry]),
    place: cell<BracketPlace>({ ...nowhere, bracket: here }),
    editor: () =>
      ({ brackets, numbers, goTo: (id: string) => went.push(id), focus: () => {} }) as never,
  }
  return { ...show(part, seats[seat], register, {}, page), went, page }
}

const here = { id: 'x', by: ardesia, words: 'shall [not]', choice: null, canJoin: false }
