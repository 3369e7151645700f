import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { expect, it } from 'vitest'
import { schema } from '../document/schema'
import { close, footnote, open, reference, section, text } from '../testing/build'
import { apply } from './apply'
import { check, type Found } from './check'
import { type StyleLanguage, styleLanguages } from './hint'

/** Words with much to put right, and what may stand between them. */
const words = fc.constantFrom(
  'The UN ',
  'recognised ',
  '  ',
  ' ,',
  ';',
  '.',
  '"mine"',
  "States' rights",
  'in 12% ',
  '7-17 November 2006',
  'the states parties ',
  'ratified Amended Protocol II',
  'Recalling ',
  '3 committees ',
  'paragraph 12 ',
  ' : ',
  '« mine »',
)
const piece: fc.Arbitrary<readonly Node[]> = fc.oneof(
  { weight: 6, arbitrary: words.map((said) => [schema.text(said)]) },
  { weight: 1, arbitrary: words.map((said) => [schema.text(said, [schema.mark('em')])]) },
  { weight: 2, arbitrary: words.map((said) => [footnote('f', said)]) },
  { weight: 1, arbitrary: fc.constant([reference('x', '12'), schema.node('break')]) },
  { weight: 1, arbitrary: words.map((said) => [open('k'), schema.text(said), close('k')]) },
)
const kind = fc.constantFrom('numbered', 'preambular', 'operative', 'plain')
const block = fc.record({ kind, level: fc.nat(2), pieces: fc.array(piece, { maxLength: 8 }) })
const blocks = fc.array(block, { minLength: 1, maxLength: 4 })
const language = fc.constantFrom(...styleLanguages)

it('leaves every footnote, reference and bracket where it is, whatever it puts right', () => {
  fc.assert(
    fc.property(blocks, language, (given, lang) => {
      const before = built(given)
      const after = putRight(before, lang)
      after.check()
      expect(between(after)).toEqual(between(before))
    }),
    { numRuns: 300 },
  )
})

it('has nothing more to say of what it has put right', () => {
  fc.assert(
    fc.property(blocks, language, (given, lang) => {
      // One fix may bring another rule its say; after a few rounds all is said.
      let doc = built(given)
      for (let round = 0; round < 6 && hintsIn(doc, lang).length > 0; round++)
        doc = putRight(doc, lang)
      expect(hintsIn(doc, lang).map(({ rule, words }) => `${rule}: ${words}`)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

function built(
  given: readonly { kind: string; level: number; pieces: readonly (readonly Node[])[] }[],
): Node {
  const paragraphs = given.map(({ kind, level, pieces }, index) =>
    schema.node('paragraph', { id: `b${index}`, kind, level }, pieces.flat()),
  )
  return text(section('s', ...paragraphs))
}

/** Without those that change no words. */
function hintsIn(doc: Node, language: StyleLanguage): readonly (Found & { at: number })[] {
  return check(doc.child(0), { language, party: 'States Parties' }).flatMap(({ offset, found }) =>
    found
      .filter(({ fix }) => fix !== null && fix.kind !== 'reference')
      .map((each) => ({ ...each, at: offset })),
  )
}

/** One rule after the other, as its button does. */
function putRight(doc: Node, language: StyleLanguage): Node {
  const rules = new Set(hintsIn(doc, language).map(({ rule }) => rule))
  let now = doc
  for (const rule of rules) {
    const tr = new Transform(now)
    const found = hintsIn(now, language).filter((each) => each.rule === rule)
    for (const { fix, at, from, to } of [...found].sort((a, b) => b.at + b.from - a.at - a.from)) {
      if (fix) apply(tr, at, fix, from, to)
    }
    now = tr.doc
  }
  return now
}

/** What stands between the words, in its order. */
function between(doc: Node): readonly string[] {
  const found: string[] = []
  doc.descendants((node) => {
    const bracket = schema.marks.bracket.isInSet(node.marks)
    if (bracket) found.push(`${bracket.attrs.end}`)
    else if (node.isInline && !node.isText) found.push(node.type.name)
    return true
  })
  return found
}
