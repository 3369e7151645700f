import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { annex, em, footnote, heading, p, paragraph, section, text } from '../../../testing/build'
import { cell, headerCell, masthead, table, title } from '../../testing/final-text'
import { type Deed, type Doing, looks } from './other-hands'
import { inOrder, type SaidDraft } from './said-drafts'

/** A block of a text that was issued, and words by which its paragraph of a Word file is found. */
interface Issued {
  readonly node: Node
  readonly at: string
  /** In one run of it, and its words with others there. */
  readonly word: string
  /** With its notes. */
  readonly says: string
  readonly hasNote: boolean
  readonly isNumbered: boolean
}

export interface Hands {
  readonly text: Node
  readonly deeds: readonly Deed[]
  readonly expected: readonly SaidDraft[]
}

const verbs = ['noted', 'recalled', 'welcomed', 'adopted', 'considered', 'endorsed']
const topics = ['costs', 'training', 'clearance', 'victims', 'transparency', 'stockpiles', 'trade']

type Form = 'numbered' | 'sub' | 'subsub' | 'plain' | 'noted' | 'italic' | 'heading' | 'table'
const drawnForms = fc.constantFrom<Form>(
  'numbered',
  'numbered',
  'sub',
  'sub',
  'subsub',
  'plain',
  'noted',
  'italic',
  'heading',
  'table',
)

const block = fc
  .tuple(drawnForms, fc.constantFrom(...verbs), fc.constantFrom(...topics), fc.boolean())
  .map(([form, verb, topic, quoted]) => (id: string, n: number): Issued => {
    const what = quoted ? `the “Plan ${n}” on ${topic}` : `its report ${n} on ${topic}`
    const says = `The Conference ${verb} ${what} and the States’ replies.`
    const base = { at: says, word: verb, says, hasNote: false, isNumbered: true }
    switch (form) {
      case 'numbered':
        return { ...base, node: p(id, says) }
      case 'sub':
      case 'subsub':
        return { ...base, node: paragraph({ id, level: form === 'sub' ? 1 : 2 }, says) }
      case 'plain':
        return { ...base, isNumbered: false, node: paragraph({ id, kind: 'plain' }, says) }
      case 'noted': {
        const note = `See document ${n}.`
        return {
          ...base,
          says: `${says}${note}`,
          hasNote: true,
          node: p(id, says, footnote(`f${id}`, note)),
        }
      }
      case 'italic': {
        const rest = `, it ${verb} ${what} at ${n} m² of land.`
        const all = `Emphatically${rest}`
        return { ...base, says: all, at: all, node: p(id, em('Emphatically'), rest) }
      }
      case 'heading': {
        const words = `Question ${n} of ${topic}`
        return { ...base, says: words, at: words, word: topic, node: heading(id, 2, words) }
      }
      case 'table': {
        const words = `Staff for ${topic} ${n}`
        const node = table(
          id,
          '',
          [headerCell('Item'), headerCell('Cost')],
          [cell(words), cell(`${n}00`)],
          [cell('Paper'), cell('12')],
        )
        return { ...base, says: node.textContent, at: words, word: topic, isNumbered: false, node }
      }
    }
  })

/** What somebody does to one block; `next` numbers what is new. */
const doings: fc.Arbitrary<(of: Issued, n: number) => readonly Doing[]> = fc.oneof(
  fc.boolean().map((tracked) => ({ word }: Issued): readonly Doing[] => [
    { kind: 'reword', from: word, to: 'took up', tracked },
  ]),
  fc.tuple(fc.boolean(), fc.constantFrom('12. ', '5 bis. ', '(c) ', '7)\t', '9.\u00A0', '')).map(
    ([tracked, number]) =>
      ({ node }: Issued, n: number): readonly Doing[] =>
        node.type.name === 'table'
          ? []
          : [
              {
                kind: 'add',
                words: `${number}States ${n} were asked to pay for it in time.`,
                tracked,
              },
            ],
  ),
  fc.boolean().map(
    (tracked) =>
      ({ node }: Issued): readonly Doing[] =>
        node.type.name === 'paragraph' ? [{ kind: 'remove', tracked }] : [],
  ),
  fc.boolean().map(
    (tracked) =>
      ({ hasNote }: Issued): readonly Doing[] =>
        hasNote ? [{ kind: 'remove-note', tracked }] : [],
  ),
  fc.constantFrom('3.', '(b)', '17.', '4)').map(
    (number) =>
      ({ isNumbered }: Issued) =>
        isNumbered ? [{ kind: 'type-number' as const, number }] : [],
  ),
  fc.constantFrom(...looks).map((as) => (): readonly Doing[] => [{ kind: 'look', as }]),
)

/** A text that was issued, and what becomes of its Word file in the hands of a delegation. */
export const anyHands: fc.Arbitrary<Hands> = fc
  .tuple(
    fc.array(fc.tuple(block, fc.option(doings, { freq: 3 })), { minLength: 2, maxLength: 9 }),
    fc.array(fc.tuple(block, fc.option(doings, { freq: 3 })), { minLength: 1, maxLength: 5 }),
  )
  .map(([body, beside]) => {
    let n = 10
    const all = [...body, ...beside].map(([make, doing]) => {
      const of = make(`b${n}`, ++n)
      return { of, doings: doing?.(of, n) ?? [] }
    })
    // What goes beside what comes is one draft, of both.
    for (const [at, { doings }] of all.entries()) {
      const next = all[at + 1]
      if (next?.doings[0]?.kind === 'remove' && doings[0]?.kind === 'add') next.doings = []
    }
    const nodes = all.map(({ of }) => of.node)
    return {
      text: text(
        masthead(),
        title('t', 'FINAL DOCUMENT'),
        section(
          's',
          heading('h', 1, 'Introduction'),
          p('first', 'The Conference met in Geneva to:'),
          paragraph({ id: 'second', level: 1 }, 'elect its President;'),
          ...nodes.slice(0, body.length),
        ),
        annex(
          'x',
          heading('xh', 1, 'Agenda'),
          p('third', 'Opening of it.'),
          ...nodes.slice(body.length),
        ),
      ),
      deeds: all.flatMap(({ of, doings }) => doings.map((doing) => ({ doing, at: of.at }))),
      expected: inOrder(
        all.flatMap(({ of, doings }) => doings.flatMap((doing) => draftsOf(of, doing))),
      ),
    }
  })

function draftsOf({ node, says, word }: Issued, doing: Doing): readonly SaidDraft[] {
  const id = String(node.attrs.id)
  switch (doing.kind) {
    case 'reword':
      return [
        {
          place: 'there',
          blocks: [id],
          says: [says.replace(word, doing.to)],
          untracked: !doing.tracked,
        },
      ]
    case 'add': {
      const words = doing.words.replace(/^(?:\d+ bis\.|\d+[.)]|\(c\))\s/, '')
      return [{ place: `after ${id}`, blocks: [], says: [words], untracked: !doing.tracked }]
    }
    case 'remove':
      return [{ place: 'there', blocks: [id], says: [], untracked: !doing.tracked }]
    case 'remove-note':
      return [
        {
          place: 'there',
          blocks: [id],
          says: [says.replace(/See document \d+\.$/, '')],
          untracked: !doing.tracked,
        },
      ]
    case 'type-number':
    case 'look':
      return []
  }
}
