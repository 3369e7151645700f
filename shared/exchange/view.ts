import type { Node } from 'prosemirror-model'
import type { Register } from '../amendments/register'
import { assertNever } from '../assert-never'
import { arisingFrom } from '../follow-up/arising'
import type { FollowUp } from '../follow-up/follow-up'
import type { Instant } from '../ids'
import { attributed } from './attributed'
import { build } from './build'
import type { ExportView } from './export-forms'
import type { FinalDocument } from './final-document'
import { amendmentsPaper } from './papers/amendments'
import { decisionsPaper } from './papers/decisions'
import { mattersPaper } from './papers/matters'
import { compile } from './redline/compilation'

/** A view, and whatever it shows besides the text and the register. */
export type Viewed =
  | { readonly view: Exclude<ExportView, 'matters'> }
  | { readonly view: 'matters'; readonly followUp: FollowUp }

export type ViewSource = Viewed & {
  readonly text: Node
  readonly register: Register
  readonly at: Instant
  /** SHA-256 in hexadecimal over the canonical JSON of a value. */
  readonly digestOf: (value: unknown) => string
}

/**
 * What leaves under the name of a view; `not-adopted` where there is no adopted text yet. A clean text
 * has its brackets, since to leave out their signs would be to say that the words are agreed.
 */
export function viewOf(source: ViewSource): FinalDocument | 'not-adopted' {
  const { text, register, at, digestOf } = source
  const { conference, stage } = register
  const printed = (node: Node) =>
    build({ text: node, conference, stage, at, digest: digestOf(node.toJSON()) })
  switch (source.view) {
    case 'clean':
      return printed(text)
    case 'adopted':
      return stage === 'adopted' ? printed(text) : 'not-adopted'
    case 'brackets':
      return printed(attributed(text, register))
    case 'compilation':
      return compile({ text, register, at, digest: digestOf(text.toJSON()) }).document
    case 'amendments':
      return amendmentsPaper({ text, conference, stage, at, digestOf }, register)
    case 'decisions':
      return decisionsPaper({ text, conference, stage, at, digestOf }, register)
    case 'matters': {
      if (stage !== 'adopted') return 'not-adopted'
      const arising = arisingFrom({ text, register, followUp: source.followUp })
      return mattersPaper({ text, conference, stage, at, digestOf }, arising)
    }
    default:
      return assertNever(source)
  }
}
