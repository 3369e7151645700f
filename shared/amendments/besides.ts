import type { Node } from 'prosemirror-model'
import { isRecommendation } from '../document/kinds'
import { attributesThatDiffer } from './change'
import type { Drawn } from './drawn'

/** What an amendment changes of a block beside its words; either side may be empty. */
export interface Beside {
  readonly what: 'addressee' | 'kind' | 'deadline' | 'caption'
  readonly out: string
  readonly in: string
}

export function besidesOf(drawn: Drawn): readonly Beside[] {
  if (!('edits' in drawn)) return []
  const [base, other] = [drawn.base.block, drawn.other.block]
  return attributesThatDiffer(base, other).flatMap((name) =>
    name === 'recommendation' ? recommended(base, other) : captioned(base, other),
  )
}

function recommended(base: Node, other: Node): readonly Beside[] {
  const [was, is] = [recommendationOf(base), recommendationOf(other)]
  return (['addressee', 'kind', 'deadline'] as const).flatMap((what) => {
    const [out, come] = [was?.[what] ?? '', is?.[what] ?? '']
    return out === come ? [] : [{ what, out, in: come }]
  })
}

function recommendationOf({ attrs: { recommendation } }: Node) {
  return isRecommendation(recommendation) ? recommendation : null
}

function captioned(base: Node, other: Node): readonly Beside[] {
  return [{ what: 'caption', out: String(base.attrs.caption), in: String(other.attrs.caption) }]
}
