import { type Command, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { alternativesOf } from '../../../shared/document/alternatives'
import { idOf, isContainer } from '../../../shared/document/blocks'
import { bracketsOf } from '../../../shared/document/brackets'
import type { DelegationId } from '../../../shared/ids'
import { keyOf, type Scope, standingOf } from '../../../shared/negotiation/agreement'
import { type Outstanding, outstandingIn } from '../../../shared/negotiation/outstanding'
import { wordsOf } from '../../../shared/negotiation/words-of'
import { statesIn } from '../counts/count-marks'
import { saidIn, saySigns } from '../notes/signs'
import { randomId } from '../shared-text/ids'
import type { TextView } from '../text-view'
import type { BracketEditor, BracketHere, BracketPlace } from './bracket-contract'
import * as brackets from './brackets'

interface Around {
  readonly me: { readonly delegation: DelegationId | null }
  /** Runs a command where the caret is, if one may write there. */
  readonly run: (command: Command) => void
  /** The page that has the caret. */
  readonly inHand: () => EditorView
}

export function bracketEditor({ view, dispatch }: TextView, around: Around): BracketEditor {
  const setter: brackets.Setter = { by: around.me.delegation, newId: randomId }
  const outstanding = (): Outstanding =>
    outstandingIn(view.state.doc, {
      ...saidIn(view.state).negotiation,
      states: statesIn(view.state),
    })

  function here(): BracketHere | null {
    const { doc } = view.state
    const found = around.inHand() === view ? brackets.bracketHere(view.state) : null
    if (!found) return null
    const { id, by, set, open, close } = found
    const choice = outstanding().open.find(
      (each) => each.kind === 'alternatives' && each.style === 'words' && each.set === set,
    )
    const beside = brackets.beside(view.state)
    return {
      id,
      by,
      words: wordsOf(doc, open + 1, close),
      choice: choice?.kind === 'alternatives' && set ? { set, versions: choice.versions } : null,
      canJoin: beside.length > 1 && beside.some((each) => each.set === null || each.set !== set),
    }
  }

  function place(): BracketPlace {
    const { doc, selection } = view.state
    const version = brackets.versionHere(view.state)
    const set = version?.alternative?.set
    const of = set === undefined ? null : alternativesOf(doc).find((each) => each.set === set)
    const { $from } = selection
    const block = version?.block ?? null
    const section = $from.depth > 0 && isContainer($from.node(1)) ? idOf($from.node(1)) : null
    return {
      bracket: here(),
      block,
      section,
      alternative: version?.alternative ?? null,
      versions: of?.members.length ?? 0,
      agreed: {
        block: block && standing({ kind: 'block', id: block }),
        section: section && standing({ kind: 'section', id: section }),
        document: standing({ kind: 'document' }),
      },
    }
  }

  function standing(scope: Scope): 'stands' | 'changed' | null {
    const { agreed } = saidIn(view.state).negotiation
    const found = agreed.find((each) => keyOf(each.scope) === keyOf(scope))
    const said = found && standingOf(view.state.doc, found)
    return said && said !== 'gone' ? said : null
  }

  function onBlock(make: (block: NonNullable<BracketPlace['block']>) => Command): void {
    const { block } = place()
    if (block) around.run(make(block))
  }

  return {
    setNegotiation: (negotiation, delegationName) =>
      dispatch((state) => saySigns(state, { negotiation, delegationName })),
    outstanding,
    place,
    goToBracket(id) {
      const { all, strays } = bracketsOf(view.state.doc)
      const pos =
        all.find((each) => each.id === id)?.open ?? strays.find((each) => each.id === id)?.pos
      if (pos === undefined) return
      const { doc, tr } = view.state
      view.focus()
      view.dispatch(tr.setSelection(TextSelection.create(doc, pos + 1)))
      showPlace(view, pos + 1)
      // A section that comes into sight is laid out only now, and is not as high as was thought.
      requestAnimationFrame(() => !view.isDestroyed && showPlace(view, view.state.selection.head))
    },
    setBracket: () => around.run(brackets.setBracket(setter)),
    joinAlternatives: () => around.run(brackets.joinAlternatives(setter)),
    separateAlternatives: () => around.run(brackets.separateAlternatives),
    addAlternative: (style) => onBlock((id) => brackets.addAlternative(id, style, randomId)),
    leaveAlternatives: () => onBlock((id) => brackets.leaveAlternatives(id)),
  }
}

function showPlace(view: EditorView, pos: number): void {
  const at = view.domAtPos(pos).node
  const element = at instanceof Element ? at : at.parentElement
  element?.scrollIntoView({ block: 'center' })
}
