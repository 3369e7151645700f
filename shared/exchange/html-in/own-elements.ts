import type { DefaultTreeAdapterTypes } from 'parse5'

export type Element = DefaultTreeAdapterTypes.Element
export type Node = DefaultTreeAdapterTypes.Node

/** Somebody has put into a page of ours what we would not have written there. */
export class UnlikeOurs extends Error {
  override readonly name = 'UnlikeOurs'
}

/** An attribute as it is written. */
export function said(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value
}

export function hasClass(element: Element, name: string): boolean {
  return (said(element, 'class') ?? '').split(' ').includes(name)
}

/**
 * Those that stand in another one, where no words stand beside them.
 *
 * @throws UnlikeOurs
 */
export function elementsIn(parent: Element): readonly Element[] {
  return parent.childNodes.flatMap((each) => {
    if ('tagName' in each) return [each]
    if (each.nodeName === '#text' && 'value' in each && !each.value.trim()) return []
    throw new UnlikeOurs()
  })
}

/** All words within, however deep they lie. */
export function textIn(element: Element): string {
  const words: string[] = []
  const left: Node[] = [element]
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.nodeName === '#text' && 'value' in node) words.push(node.value)
    if ('childNodes' in node) left.push(...node.childNodes.toReversed())
  }
  return words.join('')
}
