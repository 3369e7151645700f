import type { Node } from 'prosemirror-model'
import { type Decision, nothing, refused, type Situation } from '../amendments/decision'
import type { Act } from '../protocol'

type TemplateAct = Extract<Act, { readonly kind: 'open-template' | 'reset-template' }>

export interface TemplateSituation {
  /** Nobody has written on it yet. */
  readonly isEmpty: boolean
  /** What comes with the application in that language; `null` if there is none. */
  readonly shipped: Node | null
}

/**
 * What letters say is the secretariat's own paper, of which nobody else knows: the record is silent
 * about it until letters have gone out.
 */
export function decideTemplate(
  { kind, language }: TemplateAct,
  { template }: Pick<Situation, 'template'>,
): Decision {
  if (!template) throw new Error('The hub brings the template to the acts that are about it')
  const { isEmpty, shipped } = template
  if (!shipped) return refused('no-such-template')
  const isWritten = isEmpty || kind === 'reset-template'
  return {
    kind: 'done',
    ...(isWritten && { template: { language, content: shipped } }),
    deed: null,
    result: nothing,
  }
}
