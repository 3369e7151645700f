import type { Node } from 'prosemirror-model'
import type { Register } from '../../shared/amendments/register'
import { assertNever } from '../../shared/assert-never'
import { build } from '../../shared/exchange/build'
import {
  type ExportForm,
  type ExportView,
  exportEndings,
  exportTypes,
} from '../../shared/exchange/export-forms'
import { fileName } from '../../shared/exchange/file-name'
import type { FinalDocument } from '../../shared/exchange/final-document'
import { compile } from '../../shared/exchange/redline/compilation'
import type { Instant } from '../../shared/ids'
import type { LettersAsk } from '../../shared/letters/asking'
import { makePress } from './press'
import { digestOf } from './record'

/** Takes a text out of the conference as a file that other programs open. */
export interface Exporter {
  /** @throws PressError */
  export(form: ExportForm, source: ExportSource): Promise<ExportedFile>
  /** @throws PressError */
  print(form: ExportForm, document: FinalDocument): Promise<ExportedFile>
  /** @throws PressError */
  letters(asked: LettersAsk): Promise<ExportedFile>
  close(): Promise<void>
}

export interface ExportSource {
  readonly text: Node
  readonly register: Register
  /** Stands in the file as the time it was made; the same source gives the same bytes. */
  readonly at: Instant
  readonly view: ExportView
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
  const print: Exporter['print'] = async (form, document) => ({
    name: fileName(document, exportEndings[form]),
    type: exportTypes[form],
    bytes: await press.print(form, document),
  })
  return {
    print,
    export: (form, source) => print(form, documentOf(source)),
    letters: async (asked) => ({
      ...letterFiles[asked.want],
      bytes: await press.letters(asked),
    }),
    close: () => press.close(),
  }
}

const letterFiles = {
  pages: { name: 'letter.svg', type: 'image/svg+xml' },
  files: { name: 'letters.zip', type: 'application/zip' },
  all: { name: 'letters.pdf', type: 'application/pdf' },
} as const

function documentOf({ text, register, at, view }: ExportSource): FinalDocument {
  const digest = digestOf(text.toJSON())
  switch (view) {
    case 'clean':
      return build({ text, conference: register.conference, stage: register.stage, at, digest })
    case 'compilation':
      return compile({ text, register, at, digest }).document
    default:
      return assertNever(view)
  }
}
