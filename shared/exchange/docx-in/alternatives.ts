import { child, childElements, type XmlElement } from '../xml/read'

/**
 * Of several ways to say the same thing the first that says it in words; else the one that every
 * version understands.
 */
export function chosen(alternatives: XmlElement): XmlElement | null {
  const choices = childElements(alternatives, 'mc:Choice')
  const fallback = child(alternatives, 'mc:Fallback')
  return choices.find(hasWords) ?? fallback ?? choices[0] ?? null
}

function hasWords(element: XmlElement): boolean {
  return childElements(element).some(
    (each) => each.name === 'w:t' || each.name === 'w:p' || each.name === 'm:t' || hasWords(each),
  )
}
