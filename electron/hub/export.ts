import type { Node } from 'prosemirror-model'
import type { Register } from '../../shared/amendments/register'
import {
  type ExportForm,
  type ExportView,
  exportEndings,
  exportTypes,
} from '../../shared/exchange/export-forms'
import { fileName } from '../../shared/exchange/file-name'
import type { FinalDocument } from '../../shared/exchange/final-document'
import { redlineBetween } from '../../shared/exchange/redline/between'
import { viewOf } from '../../shared/exchange/view'
import type { Instant } from '../../shared/ids'
import type { LettersAsk } from '../../shared/letters/asking'
import { makePress } from './press'
import { digestOf } from './record'
import { say } from './say'

/** Takes a text out of the conference as a file that other programs open. */
export interface Exporter {
  /**
   * `null` where there is no such view yet: nothing is as adopted before it is.
   *
   * @throws PressError
   */
  export(form: ExportForm, source: ExportSource): Promise<ExportedFile | null>
  /** @throws PressError */
  print(form: ExportForm, document: FinalDocument, archive?: boolean): Promise<ExportedFile>
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
  /** Folder of other fonts, for scripts that those do not have. */
  readonly moreFonts?: string
}): Exporter {
  const press = makePress(options)
  const print: Exporter['print'] = async (form, document, archive) => ({
    name: fileName(document, exportEndings[form]),
    type: exportTypes[form],
    bytes: await press.print(form, document, archive),
  })
  return {
    print,
    async export(form, source) {
      const document = viewOf({ ...source, digestOf })
      return document === 'not-adopted' ? null : print(form, document)
    },
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

/**
 * The text as it stands as a redline of an earlier version. Whoever changed it, it is issued by the
 * secretariat, and so its changes are shown as its own.
 */
export function redlineSince(
  before: Node,
  { text, register, at }: Omit<ExportSource, 'view'>,
): FinalDocument {
  const { conference, stage } = register
  const by = say('hub.redline-by')
  const digest = digestOf(text.toJSON())
  return redlineBetween({
    before,
    after: text,
    handOf: () => ({ by, at }),
    conference,
    stage,
    at,
    digest,
  })
}
