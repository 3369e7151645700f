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
  const related = ['styles', 'numbering', 'footnotes', 'endnotes', 'comments', 'header']
    .filter((kind) => `word/${kind}.xml` in parts)
    .map((kind) => `<Relationship Id="${kind}" Type="${office}/${kind}" Target="${kind}.xml"/>`)
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(contentTypes(Object.keys(parts))),
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

/** Others than we ask what each part is before they open it. */
function contentTypes(parts: readonly string[]): string {
  const types = ['word/document.xml', ...parts].map((name) => {
    const kind = name.replace(/^word\/([a-z]+)\d*\.xml$/, '$1')
    const main = kind === 'document' ? '.main' : ''
    return `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}${main}+xml"/>`
  })
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function relations(inner: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
}
