import { zipSync } from 'fflate'
import { wordFile } from '../../../shared/exchange/docx-in/testing/word-file'

const word = (body: string) => wordFile({ body })
const changed = Array.from(
  { length: 200_000 },
  (_, at) =>
    `<w:p><w:ins w:id="${at}" w:author="A${at % 200}"><w:r><w:t>${at}</w:t></w:r></w:ins></w:p>`,
)

/** Files that are made to exhaust whoever reads them, each in its own way. */
export const bombs: Readonly<Record<string, () => Uint8Array | string>> = {
  'unpacked.docx': () =>
    zipSync({ 'word/document.xml': new Uint8Array(300 << 20).fill(0x20) }, { level: 1 }),
  'two-hundred-megabytes.docx': () => new Uint8Array(200 << 20).fill(0x50),
  'two-hundred-megabytes.txt': () => new Uint8Array(200 << 20).fill(0x61),
  'deep.docx': () => word('<w:smartTag>'.repeat(200_000)),
  'paragraphs.docx': () => word('<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(1_000_000)),
  'changes.docx': () => word(changed.join('')),
  'table.docx': () =>
    word(`<w:tbl>${'<w:tr><w:tc><w:p/></w:tc></w:tr>'.repeat(1_000_000)}</w:tbl>`),
  'attribute.docx': () => word(`<w:p w:x="${'x'.repeat(20 << 20)}"/>`),
  'deep.html': () => `<!doctype html>${'<div>'.repeat(3_000_000)}`,
  'open.html': () => `<!doctype html>${'<b>'.repeat(8_000_000)}`,
  'paragraphs.html': () => `<!doctype html>${'<p>a'.repeat(1_000_000)}`,
  'attribute.html': () => `<!doctype html><p title="${'x'.repeat(30 << 20)}">a`,
  'deep.xml': () => `<?xml version="1.0"?>${'<a>'.repeat(5_000_000)}`,
  'values.json': () => `{"parts":[${'{},'.repeat(8_000_000)}{}]}`,
  'lines.txt': () => '1.\n'.repeat(10_000_000),
  'notes.txt': () => `${'[1]'.repeat(10_000_000)}\n\n[1] See there.`,
}
