import { join, resolve } from 'node:path'
import {
  type ExportForm,
  exportEndings,
  exportTypes,
  type PrintChoice,
} from '../../shared/exchange/export-forms'
import { fileName } from '../../shared/exchange/file-name'
import type { FinalDocument } from '../../shared/exchange/final-document'
import type { LettersAsk } from '../../shared/letters/asking'
import type { FileSource } from './file-source'
import { type LiveDocuments, lately } from './pages/copy'
import { makePress, type Press } from './press'

/** Takes a text out of the conference as a file that other programs open. */
export interface Exporter {
  /**
   * `null` where there is no such view yet: nothing is as adopted before it is. Costs the hub what
   * has changed in its documents since the last time, however long they are.
   *
   * @throws PressError
   */
  export(
    form: ExportForm,
    source: FileSource,
    documents: LiveDocuments,
    choice?: PrintChoice,
  ): Promise<ExportedFile | null>
  /** @throws PressError */
  print(form: ExportForm, document: FinalDocument, choice?: PrintChoice): Promise<ExportedFile>
  /** @throws PressError */
  letters(asked: LettersAsk): Promise<ExportedFile>
  /** By which the pages of a text are set while it is written; no file keeps them waiting. */
  readonly pages: PagePresses
  close(): Promise<void>
}

export interface PagePresses {
  readonly quick: Pick<Press, 'pages'>
  readonly slow: Pick<Press, 'survey'>
  /** Reads a whole text off its pages, for longer than anybody should wait for a file. */
  readonly lines: Pick<Press, 'lines'>
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
  const quick = makePress(options)
  const lines = makePress({ ...options, idle: 30_000 })
  const print: Exporter['print'] = async (form, document, choice) => ({
    name: fileName(document, exportEndings[form]),
    type: exportTypes[form],
    bytes: await press.print(form, document, choice),
  })
  return {
    print,
    async export(form, source, documents, choice) {
      const made = await press.file(form, source, (held) => lately(documents, held), choice)
      return made && { ...made, type: exportTypes[form] }
    },
    letters: async (asked) => ({
      ...letterFiles[asked.want],
      bytes: await press.letters(asked),
    }),
    pages: { quick, slow: press, lines },
    async close() {
      await Promise.all([press.close(), quick.close(), lines.close()])
    },
  }
}

/**
 * The exporter with the press and the fonts of a build.
 *
 * @param moreFonts a folder of others
 */
export function exporterIn(built: string, moreFonts: string | null): Exporter {
  return makeExporter({
    worker: join(built, 'press.cjs'),
    fonts: join(built, 'fonts'),
    ...(moreFonts && { moreFonts: resolve(moreFonts) }),
  })
}

const letterFiles = {
  pages: { name: 'letter.svg', type: 'image/svg+xml' },
  files: { name: 'letters.zip', type: 'application/zip' },
  all: { name: 'letters.pdf', type: 'application/pdf' },
} as const
