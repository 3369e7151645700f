import type { Attrs, Node } from 'prosemirror-model'
import { isContainer } from '../../document/blocks'
import { mastheadFields } from '../../document/masthead-fields'
import { schema } from '../../document/schema'
import type { Row, Taken } from './row'

/** The passages of a text whose structure its file says itself, with nothing to be guessed. */
export function rowsOfText(text: Node): readonly Row[] {
  const rows: Omit<Row, 'key'>[] = []
  const add = (as: Taken, block: Node, begins: Attrs | null = null) =>
    rows.push({
      as,
      guess: as,
      block,
      label: null,
      keeps: false,
      doubt: null,
      at: null,
      joined: [],
      begins,
    })
  for (const top of text.children) {
    if (top.type.name === 'masthead') {
      for (const field of mastheadFields) {
        const said = top.attrs[field]
        if (said) add({ kind: 'masthead', field }, words(said))
      }
    } else if (isContainer(top)) {
      top.forEach((block, _offset, index) => {
        const begins = index === 0 ? top.attrs : null
        add(takenAs(block, index === 0 ? top : null), block, begins)
      })
    } else {
      add(
        {
          kind:
            top.type.name === 'title' ? 'title' : top.type.name === 'part' ? 'part' : 'contents',
        },
        top,
      )
    }
  }
  return rows.map((row, key) => ({ ...row, key }))
}

function words(said: string): Node {
  return schema.node('paragraph', { kind: 'plain' }, [schema.text(said)])
}

function takenAs({ type, attrs }: Node, begun: Node | null): Taken {
  if (type.name === 'table') return { kind: 'table' }
  if (type.name === 'heading') {
    return begun?.type.name === 'annex'
      ? { kind: 'annex', annex: begun.attrs.kind }
      : { kind: 'heading', level: attrs.level }
  }
  const { kind, level, recommendation } = attrs
  return { kind: 'paragraph', paragraph: kind, level, recommendation }
}
