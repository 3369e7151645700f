import { expect, it } from 'vitest'
import { type Dropped, kindOfDrop } from './kind-of-drop'

interface Given {
  readonly name: string
  readonly type?: string
  readonly isDirectory?: boolean
}

function dropOf(...given: readonly Given[]) {
  const items = given.map(({ isDirectory = false }) => ({
    webkitGetAsEntry: () => ({ isDirectory }),
  }))
  const files = given.map(({ name, type = '' }) => ({ name, type }))
  return { items, files } as unknown as Pick<DataTransfer, 'items' | 'files'>
}

it.each<[Dropped, ...Given[]]>([
  ['picture', { name: 'chair.png', type: 'image/png' }],
  ['document', { name: 'Report.DOCX' }],
  ['document', { name: 'notes.txt', type: 'text/plain' }, { name: 'chair.png', type: 'image/png' }],
  ['folder', { name: 'papers', isDirectory: true }, { name: 'Report.docx' }],
  ['file', { name: 'sound.mp3', type: 'audio/mpeg' }, { name: 'chair.png', type: 'image/png' }],
  ['file', { name: 'docx' }],
])('is a %s', (kind, ...given) => {
  expect(kindOfDrop(dropOf(...given))).toBe(kind)
})
