import type { Amendment } from '../amendments/amendment'
import { toBlock } from '../amendments/change'
import type { Register } from '../amendments/register'
import { bracketsOf } from '../document/brackets'
import { schema } from '../document/schema'
import type { AmendmentId } from '../ids'
import { factsOf } from './bracket-facts'

/** What the words in a bracket come from: an amendment, or a passage as a meeting would cite it. */
export type BracketSource =
  | { readonly kind: 'amendment'; readonly amendment: AmendmentId }
  | { readonly kind: 'document'; readonly cited: string }

/** The register once an amendment is in the text: what it put in brackets comes from it. */
export function sourced(
  register: Register,
  { id, change }: Pick<Amendment, 'id' | 'change'>,
): Register {
  const before = new Set(idsIn(change.base))
  const brought = bracketsIn(change.proposed).filter((bracket) => !before.has(bracket.id))
  if (brought.length === 0) return register
  const source: BracketSource = { kind: 'amendment', amendment: id }
  const facts = brought.map((bracket) => ({ ...factsOf(bracket, register.brackets), source }))
  const known = new Set(facts.map((each) => each.id))
  const others = register.brackets.filter((each) => !known.has(each.id))
  return { ...register, brackets: [...others, ...facts] }
}

function idsIn(blocks: Amendment['change']['base']): readonly string[] {
  return bracketsIn(blocks).map(({ id }) => id)
}

function bracketsIn(blocks: Amendment['change']['base']) {
  const section = schema.node('section', null, blocks.map(toBlock))
  return bracketsOf(schema.node('doc', null, [section])).all
}
