import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { alternativesOf } from '../../../shared/document/alternatives'
import { idOf, isContainer } from '../../../shared/document/blocks'
import { type Bracket, bracketsOf, type Stray } from '../../../shared/document/brackets'
import type { DelegationId } from '../../../shared/ids'
import { partOf, type Standing, standingOf } from '../../../shared/negotiation/agreement'
import { type BracketFacts, factsOf } from '../../../shared/negotiation/bracket-facts'
import type { Negotiation } from '../../../shared/negotiation/outstanding'
import { bracketHere } from '../brackets/brackets'
import { carry } from '../carried'
import type { TextEditorOptions } from '../contract'

/** What is said of the brackets of a text, and how those who say it are called. */
export interface Said {
  readonly negotiation: Negotiation
  readonly delegationName: (delegation: DelegationId) => string
}

const silence: Said = {
  negotiation: { brackets: [], agreed: [], amendments: [] },
  delegationName: () => '',
}

interface Signs {
  readonly said: Said
  readonly brackets: DecorationSet
  readonly agreements: readonly Decoration[]
}

const key = new PluginKey<Signs>('signs')

export function saySigns(state: EditorState, said: Said): Transaction {
  return state.tr.setMeta(key, said)
}

export function saidIn(state: EditorState): Said {
  return key.getState(state)?.said ?? silence
}

type Around = Pick<TextEditorOptions, 'translate' | 'colourOf'>

/**
 * The signs of brackets as they are seen: in the colour of who proposes what is in them, with the
 * pair at the caret raised, and with who proposes and who reserves in words for whoever points at
 * one or hears the page. They are made anew from text and register, and are no part of the text.
 */
export function signsPlugin(around: Around): Plugin<Signs> {
  const drawn = (doc: Node, said: Said): Signs => ({
    said,
    brackets: DecorationSet.create(doc, brackets(doc, said, around)),
    agreements: agreements(doc, said, around),
  })
  return new Plugin<Signs>({
    key,
    state: {
      init: (_config, { doc }) => drawn(doc, silence),
      apply(tr, signs, { doc: before }, { doc }) {
        const { said } = signs
        const told = tr.getMeta(key) as Said | undefined
        if (told) return drawn(doc, told)
        if (!tr.docChanged) return signs
        const brackets = carry(signs.brackets, before, doc)
        if (!brackets) return drawn(doc, said)
        return { said, brackets, agreements: agreements(doc, said, around) }
      },
    },
    props: {
      decorations(state) {
        const signs = key.getState(state)
        if (!signs) return null
        const here = bracketHere(state)
        const raised = (here ? [here.open, here.close] : []).map((pos) =>
          Decoration.inline(pos, pos + 1, { class: 'sign-here' }),
        )
        const more = [...signs.agreements, ...raised]
        return more.length > 0 ? signs.brackets.add(state.doc, more) : signs.brackets
      },
    },
  })
}

/** More than any conference leaves open; beyond it the signs are shown as they are written. */
const mostDrawn = 1000

function brackets(doc: Node, said: Said, around: Around): Decoration[] {
  const { all, strays } = bracketsOf(doc)
  const facts = new Map(said.negotiation.brackets.map((each) => [each.id, each]))
  const choices = new Set(
    alternativesOf(doc).flatMap((of) =>
      of.kind === 'words' ? of.members.map(({ id }) => id) : [],
    ),
  )
  const depths = new Map<string, number>()
  return [
    ...all.slice(0, mostDrawn).flatMap((bracket) => {
      const depth = bracket.parent === null ? 0 : (depths.get(bracket.parent) ?? 0) + 1
      depths.set(bracket.id, depth)
      const known = facts.get(bracket.id)
      const of = factsOf(bracket, known ? [known] : [])
      return pair(bracket, of, depth, choices.has(bracket.id), said, around)
    }),
    ...strays.slice(0, mostDrawn).map((each) => stray(each, around)),
  ]
}

function pair(
  { open, close }: Bracket,
  facts: BracketFacts,
  depth: number,
  isChoice: boolean,
  said: Said,
  { translate, colourOf }: Around,
): readonly Decoration[] {
  if (close === null) return []
  const words = sayBracket(facts, isChoice, said, translate)
  const attributes = {
    class: `sign sign-${facts.status}${isChoice ? ' sign-choice' : ''}`,
    style: `--by: ${colourOf(facts.proponents[0] ?? null)}`,
    // Beyond three an eye counts no more.
    'data-depth': String(Math.min(depth, 3)),
    title: words,
    'aria-description': words,
  }
  return [open, close].map((pos) => Decoration.inline(pos, pos + 1, attributes))
}

/** "Bracket, proposed by Ardesia, Belvane reserving, to be deleted": as much of it as is known. */
export function sayBracket(
  { nature, proponents, reserving, status }: BracketFacts,
  isChoice: boolean,
  { delegationName }: Said,
  translate: TextEditorOptions['translate'],
): string {
  const names = (of: readonly DelegationId[]) => of.map(delegationName).join(', ')
  return [
    translate(isChoice ? 'page.bracket.choice' : 'page.bracket'),
    ...(nature ? [translate(`page.bracket.${nature}`)] : []),
    ...(proponents.length > 0
      ? [translate('page.bracket.proposed', { names: names(proponents) })]
      : []),
    ...(reserving.length > 0
      ? [translate('page.bracket.reserving', { names: names(reserving) })]
      : []),
    ...(status === 'ad-referendum' ? [translate('page.bracket.ad-referendum')] : []),
  ].join('; ')
}

function stray({ end, pos }: Stray, { translate }: Around): Decoration {
  const words = translate(`page.bracket.stray.${end}`)
  const attributes = { class: 'sign sign-stray', title: words, 'aria-description': words }
  return Decoration.inline(pos, pos + 1, attributes)
}

/** "Agreed ad referendum" beside what is, or that it has changed since. */
function agreements(doc: Node, said: Said, { translate }: Around): readonly Decoration[] {
  return said.negotiation.agreed.flatMap((agreement) => {
    const { scope } = agreement
    const standing = standingOf(doc, agreement)
    const at = standing === 'gone' ? null : endOfFirst(doc, partOf(doc, scope))
    if (at === null) return []
    const words = translate(`page.agreed.${scope.kind}.${standing}`)
    const build = () => signOf(standing, words, translate(`page.agreed.${standing}`))
    const spec = {
      key: `agreed ${scope.kind} ${standing}`,
      side: 2,
      marks: [],
      ignoreSelection: true,
    }
    return [Decoration.widget(at, build, spec)]
  })
}

function signOf(standing: Standing, words: string, short: string): HTMLElement {
  const sign = document.createElement('span')
  sign.className = 'agreed-sign'
  sign.dataset.standing = standing
  sign.title = words
  sign.contentEditable = 'false'
  const mark = document.createElement('span')
  mark.setAttribute('aria-hidden', 'true')
  mark.textContent = standing === 'stands' ? '✓ ' : '≠ '
  sign.append(mark, short)
  sign.setAttribute('role', 'note')
  sign.setAttribute('aria-label', words)
  return sign
}

/** Where the first words of a part end: of a section its heading, of the whole the first title. */
function endOfFirst(doc: Node, part: Node | null): number | null {
  let at: number | null = null
  if (!part) return null
  const isOf = (node: Node) => part === doc || node === part
  doc.forEach((top, pos) => {
    if (at !== null) return
    if (!isContainer(top)) {
      if (part === doc && top.isTextblock) at = pos + 1 + top.content.size
      return
    }
    top.forEach((block, offset) => {
      if (at !== null || !block.isTextblock || !(isOf(top) || isOf(block))) return
      if (idOf(block) !== null) at = pos + 2 + offset + block.content.size
    })
  })
  return at
}
