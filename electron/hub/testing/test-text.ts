import type { Node } from 'prosemirror-model'
import { annex, heading, p, section, text } from '../../../shared/testing/build'

/** A short text of two sections and an annex. */
export const testText: Node = text(
  section('s1', heading('h1', 1, 'Introduction'), p('b1', 'The Conference met in Geneva.')),
  section('s2', heading('h2', 1, 'Recommendations'), p('b2', 'The Conference recommends it.')),
  annex('a1', heading('h3', 1, 'Agenda'), p('b3', 'Opening of the session.')),
)
