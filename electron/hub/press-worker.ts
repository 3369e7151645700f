import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { z } from 'zod'
import { assertNever } from '../../shared/assert-never'
import { toAkn } from '../../shared/exchange/akn/akn'
import { toDocx } from '../../shared/exchange/docx/docx'
import type { ExportForm } from '../../shared/exchange/export-forms'
import type { Anchor, FinalDocument } from '../../shared/exchange/final-document'
import { toHtml } from '../../shared/exchange/html/html'
import { toJson } from '../../shared/exchange/json/json'
import { toPlain } from '../../shared/exchange/plain/plain'
import { toTypst } from '../../shared/exchange/typst/typst'
import { pressLetters } from '../letters/press-letters'
import { LetterPrinter } from '../letters/printer'
import { letterWords } from '../letters/shipped'
import type { PressJob, PressReply, PressSetup, PressWork } from './press'

/**
 * The thread that makes files. Both forms are long work without a pause (seconds for a few hundred
 * pages), and the hub has a room full of people to answer meanwhile.
 */
const { fonts } = workerData as PressSetup
const hub = parentPort
if (!hub) throw new Error('The press is a worker thread: there is always a port to the hub')

hub.on('message', async ({ number, work }: PressJob) => {
  hub.postMessage(await made(number, work))
})

async function made(number: number, work: PressWork): Promise<PressReply> {
  try {
    const bytes =
      work.kind === 'letters'
        ? await pressLetters(letterPrinter(), work.asked)
        : await print(work.form, work.document)
    return { kind: 'made', number, bytes }
  } catch (error) {
    return { kind: 'failed', number, why: reasonOf(error) }
  }
}

async function print(form: ExportForm, document: FinalDocument): Promise<Uint8Array> {
  switch (form) {
    case 'docx':
      return toDocx(document, pagesOf(document))
    case 'pdf':
      return toPdf(document)
    case 'akn':
      return utf8.encode(toAkn(document))
    case 'html':
      return utf8.encode(toHtml(document))
    case 'txt':
      return utf8.encode(toPlain(document))
    case 'json':
      return utf8.encode(toJson(document))
    default:
      return assertNever(form)
  }
}

let printer: LetterPrinter | null = null

function letterPrinter(): LetterPrinter {
  printer ??= new LetterPrinter(fonts, letterWords)
  return printer
}

const utf8 = new TextEncoder()

let compiler: NodeCompiler | null = null

function typst(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    // A folder that does not exist: were there ever a path in a document, it would lead nowhere.
    workspace: join(fonts, 'none'),
    fontArgs: [{ fontPaths: [fonts] }],
  })
  // What is left of documents made a while ago.
  compiler.evictCache(2)
  return compiler
}

function toPdf(document: FinalDocument): Uint8Array {
  return new Uint8Array(accessible(typst(), { mainFileContent: toTypst(document) }))
}

/** Word lays out its pages when it opens the file; the two are set alike, so these are close. */
function pagesOf(document: FinalDocument): ReadonlyMap<Anchor, string> {
  if (document.contents.length === 0) return new Map()
  const source = { mainFileContent: toTypst(document) }
  const [pages] = Pages.parse(typst().query(source, { selector: '<pages>', field: 'value' }))
  return new Map(pages)
}

const Pages = z.array(z.array(z.tuple([z.string(), z.string()])))

/**
 * PDF/UA refuses a sign that no font of this machine has, among other things. The words matter
 * more: such a file is tagged all the same, and only does not claim the standard.
 */
function accessible(compiler: NodeCompiler, source: { mainFileContent: string }): Buffer {
  try {
    return compiler.pdf(source, { pdfStandard: 'ua-1' })
  } catch (error) {
    if (!reasonOf(error).includes('PDF/UA-1 error')) throw error
    return compiler.pdf(source, {})
  }
}

/** Typst's own errors have no message but a code that says it all. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return error.message || code || error.name
}
