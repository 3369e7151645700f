import type { Node } from 'prosemirror-model'
import type { Register } from '../../shared/amendments/register'
import { build } from '../../shared/exchange/build'
import { type ExportForm, exportEndings, exportTypes } from '../../shared/exchange/export-forms'
import { fileName } from '../../shared/exchange/file-name'
import type { Instant } from '../../shared/ids'
import { makePress } from './press'
import { digestOf } from './record'

/** Takes a text out of the conference as a file that other programs open. */
export interface Exporter {
  /** @throws PressError */
  export(form: ExportForm, source: ExportSource): Promise<ExportedFile>
  close(): Promise<void>
}

export interface ExportSource {
  readonly text: Node
  readonly register: Register
  /** Stands in the file as the time it was made; the same source gives the same bytes. */
  readonly at: Instant
}

export interface ExportedFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

export function makeExporter(options: {
  /** Path of the built press (`out/hub/press.cjs`). */
  readonly worker: string
  /** Folder of TTF files (`out/hub/fonts`). */
  readonly fonts: string
}): Exporter {
  const press = makePress(options)
  return {
    async export(form, { text, register, at }) {
      const { conference, stage } = register
      const document = build({ text, conference, stage, at, digest: digestOf(text.toJSON()) })
      const bytes = await press.print(form, document)
      return { name: fileName(document, exportEndings[form]), type: exportTypes[form], bytes }
    },
    close: () => press.close(),
  }
}
