import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import type { Register } from '../amendments/register'
import { bracketsOf } from '../document/brackets'
import { languageOfText } from '../document/language'
import { schema } from '../document/schema'
import type { DelegationId } from '../ids'
import { type BracketFacts, factsOf } from '../negotiation/bracket-facts'
import { listed, type PaperWords, paperWords } from './papers/words'

/**
 * The text with what is said of each bracket beside its signs: who proposes the words, after the
 * first, and who reserves its position, behind the last. Versions stand as they do in the text.
 */
export function attributed(text: Node, { brackets, delegations }: Register): Node {
  const language = languageOfText(text)
  const words = paperWords(language)
  const names = (ids: readonly DelegationId[]) =>
    delegations.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
  const notes = bracketsOf(text).all.flatMap((bracket) => {
    if (bracket.close === null) return []
    const facts = factsOf(bracket, brackets)
    const before = openingOf(facts, names(facts.proponents), words, (all) => listed(all, language))
    const behind = closingOf(facts, listed(names(facts.reserving), language), words)
    return [
      ...(before ? [{ at: bracket.open + 1, words: `${before}: ` }] : []),
      ...(behind ? [{ at: bracket.close + 1, words: ` (${behind})` }] : []),
    ]
  })
  const tr = new Transform(text)
  // From the end, so that what is still to come stays where it is.
  for (const { at, words: said } of notes.sort((one, other) => other.at - one.at)) {
    tr.insert(at, schema.text(said, [schema.mark('em')]))
  }
  return tr.doc
}

function openingOf(
  { nature }: BracketFacts,
  [first, ...others]: readonly string[],
  words: PaperWords,
  list: (names: readonly string[]) => string,
): string {
  const who = first ? words.proposes(first, list(others)) : ''
  return nature === 'delete' ? words.toDelete(who) : who
}

function closingOf({ status }: BracketFacts, reserving: string, words: PaperWords): string {
  return [
    ...(reserving ? [words.reserves(reserving)] : []),
    ...(status === 'ad-referendum' ? [words.adReferendum] : []),
  ].join('; ')
}
