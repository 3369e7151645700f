import type { Node } from 'prosemirror-model'
import { Plugin, type Transaction } from 'prosemirror-state'
import type { NewId } from '../../../shared/ids'
import { isFromShared } from '../mode'
import { touchedBy } from './touched'

/**
 * Gives an id to every block and footnote that this window makes: by typing, splitting or pasting.
 * Who already had an id keeps it; a copy gets a new one, and so does the second half of a split. A
 * block that was cut and pasted is the same block. Colleagues' blocks are theirs to name.
 */
export function idsPlugin(newId: NewId): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, state) {
      const ours = transactions.filter((tr) => tr.docChanged && !isFromShared(tr))
      if (!ours.some(bringsNamed)) return null
      const brought = broughtBy(transactions)
      const taken = new Set<string>()
      const fresh: { node: Node; pos: number }[] = []
      state.doc.descendants((node, pos) => {
        if (!isNamed(node)) return
        if (brought(pos)) fresh.push({ node, pos })
        else if (node.attrs.id) taken.add(node.attrs.id)
      })
      const tr = state.tr
      for (const { node, pos } of fresh) {
        if (node.attrs.id && !taken.has(node.attrs.id)) taken.add(node.attrs.id)
        else {
          tr.setNodeAttribute(pos, 'id', newId())
          // A copy has not been issued.
          if (node.attrs.number) tr.setNodeAttribute(pos, 'number', null)
        }
      }
      return tr.docChanged ? tr : null
    },
  })
}

/**
 * A random id for the window: 96 bits, in the shape that ids have. Not `randomUUID`, which a
 * browser does not have for a page that came over plain HTTP from another machine.
 */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function isNamed(node: Node): boolean {
  return 'id' in node.attrs
}

/** Typing letters brings no node with an id slot: most keystrokes end the work here. */
function bringsNamed(tr: Transaction): boolean {
  return tr.steps.some((step) => {
    const slice = 'slice' in step ? (step.slice as { content: Node['content'] }) : null
    let found = false
    slice?.content.descendants((node) => {
      found ||= isNamed(node)
      return !found
    })
    return found
  })
}

/** Whether a node that begins at `pos` of the last document was put there by the transactions. */
function broughtBy(transactions: readonly Transaction[]): (pos: number) => boolean {
  const ranges = touchedBy(transactions)
  return (pos) => ranges.some(({ from, to }) => from <= pos && pos < to)
}
