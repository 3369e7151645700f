import { Fragment, type Node, Slice } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { schema } from '../../../shared/document/schema'
import { isOfLetters } from '../../../shared/letters/of-letters'

/**
 * What is copied from a template of letters comes into a text as words: a paragraph for everyone, and
 * in the place of what would be filled in its name, `{capital}`. The hub would not take it otherwise.
 */
export function notOfLettersPlugin(): Plugin {
  return new Plugin({
    props: {
      transformPasted: ({ content, openStart, openEnd }) =>
        new Slice(asWords(content), openStart, openEnd),
    },
  })
}

/** Unchanged means the same object. */
export function asWords(content: Fragment): Fragment {
  const made = content.content.map(asWord)
  const isSame = made.every((node, index) => node === content.child(index))
  return isSame ? content : Fragment.from(made)
}

function asWord(node: Node): Node {
  const { type, attrs } = node
  if (type === schema.nodes.field && isOfLetters(type.name, 'name', attrs.name)) {
    return schema.text(attrs.said || `{${attrs.name}}`)
  }
  const kept = node.copy(asWords(node.content))
  if (attrs.letter) return type.create({ ...attrs, letter: null }, kept.content, node.marks)
  return kept.content === node.content ? node : kept
}
