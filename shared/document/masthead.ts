import type { Node } from 'prosemirror-model'

/** The symbol that a text's masthead bears, `null` while it is pending. */
export function symbolOf(text: Node): string | null {
  const first = text.firstChild
  return first?.type.name === 'masthead' ? first.attrs.symbol : null
}
