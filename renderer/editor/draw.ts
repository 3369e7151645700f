import { DOMSerializer, type Fragment, type Node } from 'prosemirror-model'
import { schema } from '../../shared/document/schema'

/**
 * Words that are shown on the page without being part of the text: what an amendment would insert,
 * what a draft strikes, what a footnote says. Their footnotes have no number, since they are not
 * counted, and their blocks none either.
 */
const serializer = new DOMSerializer(
  {
    ...DOMSerializer.nodesFromSchema(schema),
    footnote: (node: Node) => ['sup', { class: 'uncounted-note', title: node.textContent }, '*'],
    paragraph: (node: Node) => ['p', { class: 'shown-block', 'data-level': node.attrs.level }, 0],
    heading: () => ['p', { class: 'shown-block shown-heading' }, 0],
  },
  DOMSerializer.marksFromSchema(schema),
)

export function draw(content: Fragment): DocumentFragment {
  return serializer.serializeFragment(content) as DocumentFragment
}
