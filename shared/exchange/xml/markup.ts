/** An element of XML. Those of a document's structure stand on lines of their own, words do not. */
export interface Element {
  readonly name: string
  readonly attributes: Attributes
  readonly children: readonly Content[]
}

/** A string is words; they are escaped when they are written. */
export type Content = Element | string

/** What is `null` is left out. */
export type Attributes = Readonly<Record<string, string | number | null>>

export function element(
  name: string,
  attributes: Attributes = {},
  ...children: readonly (Content | readonly Content[] | null)[]
): Element {
  return {
    name,
    attributes,
    children: children.flatMap((each) => (each === null ? [] : each) as Content | Content[]),
  }
}

/**
 * A file of XML 1.0 in UTF-8.
 *
 * @param inline whether white space between the children of this element would be words
 */
export function writeXml(root: Element, inline: (name: string) => boolean): string {
  const lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>']
  const structure = (each: Element, indent: string): void => {
    const { name, children } = each
    const nested = children.every((child) => typeof child !== 'string')
    if (children.length === 0 || inline(name) || !nested) {
      lines.push(indent + flowing(each))
      return
    }
    lines.push(`${indent}<${open(each)}>`)
    for (const child of children) if (typeof child !== 'string') structure(child, `${indent} `)
    lines.push(`${indent}</${name}>`)
  }
  structure(root, '')
  return `${lines.join('\n')}\n`
}

function flowing(content: Content): string {
  if (typeof content === 'string') return escaped(content)
  const { name, children } = content
  if (children.length === 0) return `<${open(content)}/>`
  return `<${open(content)}>${children.map(flowing).join('')}</${name}>`
}

function open({ name, attributes }: Element): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${escaped(String(value))}"`],
  )
  return name + written.join('')
}

/** Also line breaks and tabs, which a reader of XML would take for spaces in an attribute. */
function escaped(words: string): string {
  return words.replace(/[&<>"\t\n\r]/g, (sign) => entities[sign] ?? sign)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}
