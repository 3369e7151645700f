import type { Node } from 'prosemirror-model'
import { afterAll, beforeAll } from 'vitest'
import * as Y from 'yjs'
import { build } from '../../../shared/exchange/build'
import type { ExportForm } from '../../../shared/exchange/export-forms'
import type { FinalDocument } from '../../../shared/exchange/final-document'
import { at, conference, digest } from '../../../shared/exchange/testing/final-text'
import { type ExportedFile, type Exporter, makeExporter } from '../export'
import type { FileSource } from '../file-source'
import { buildTestPress, type TestPress } from '../test-press'

/** The exporter with a press of its own, there while the tests of a file run. */
export function exporting(name: string) {
  let made: { readonly press: TestPress; readonly exporter: Exporter } | null = null
  beforeAll(async () => {
    const press = await buildTestPress(name)
    made = { press, exporter: makeExporter(press) }
  })
  afterAll(async () => {
    await made?.exporter.close()
    made?.press.remove()
  })
  const live = { text: new Y.Doc(), register: new Y.Doc() }
  const now = () => {
    if (!made) throw new Error('The press is there while tests run')
    return made
  }
  return {
    now,
    /** As if that text had been issued. */
    async exported(form: ExportForm, given: Node): Promise<ExportedFile> {
      const file = await now().exporter.export(form, issued(given), live)
      if (!file) throw new Error('What was issued can always be made a file')
      return file
    },
  }
}

function issued(given: Node): FileSource {
  const paper = new TextEncoder().encode(JSON.stringify({ text: given }))
  return { kind: 'issued', paper, conference, stage: 'amending', at }
}

export function documentOf(given: Node): FinalDocument {
  return build({ text: given, conference, stage: 'amending', at, digest })
}
