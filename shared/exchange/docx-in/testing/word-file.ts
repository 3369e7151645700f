import { strToU8, zipSync } from 'fflate'

/** A Word file around the inside of its body, with other parts by name. */
export function wordFile({
  body,
  parts = {},
  relationships = '',
}: {
  readonly body: string
  readonly parts?: Readonly<Record<string, string>>
  readonly relationships?: string
}): Uint8Array {
  const related = ['styles', 'numbering', 'footnotes', 'endnotes', 'comments']
    .filter((kind) => `word/${kind}.xml` in parts)
    .map((kind) => `<Relationship Id="${kind}" Type="${office}/${kind}" Target="${kind}.xml"/>`)
  const files: Record<string, Uint8Array> = {
    '_rels/.rels': strToU8(
      relations(
        `<Relationship Id="r" Type="${office}/officeDocument" Target="word/document.xml"/>`,
      ),
    ),
    'word/_rels/document.xml.rels': strToU8(relations(related.join('') + relationships)),
    'word/document.xml': strToU8(part('document', `<w:body>${body}</w:body>`)),
  }
  for (const [name, text] of Object.entries(parts)) files[name] = strToU8(text)
  return zipSync(files)
}

/** A part of its own: `part('footnotes', …)`. */
export function part(name: string, inner: string): string {
  return `<w:${name} xmlns:w="${word}" xmlns:r="${office}">${inner}</w:${name}>`
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function relations(inner: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
}
