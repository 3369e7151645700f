import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { z } from 'zod'
import { assertNever } from '../../shared/assert-never'
import { toAkn } from '../../shared/exchange/akn/akn'
import { toDocx } from '../../shared/exchange/docx/docx'
import type { Anchor, FinalDocument } from '../../shared/exchange/final-document'
import { toHtml } from '../../shared/exchange/html/html'
import { toJson } from '../../shared/exchange/json/json'
import { toPlain } from '../../shared/exchange/plain/plain'
import { toTypst } from '../../shared/exchange/typst/typst'
import { scriptsUndisplayed } from '../../shared/exchange/typst/undisplayed'
import { pressLetters } from '../letters/press-letters'
import { LetterPrinter } from '../letters/printer'
import { letterWords } from '../letters/shipped'
import { accessiblePdf, reasonOf } from './accessible-pdf'
import type { PressJob, PressReply, PressSetup, PressWork } from './press'

/**
 * The thread that makes files. Both forms are long work without a pause (seconds for a few hundred
 * pages), and the hub has a room full of people to answer meanwhile.
 */
const { fonts, moreFonts } = workerData as PressSetup
const hub = parentPort
if (!hub) throw new Error('The press is a worker thread: there is always a port to the hub')

hub.on('message', async ({ number, work }: PressJob) => {
  hub.postMessage(await made(number, work))
})

async function made(number: number, work: PressWork): Promise<PressReply> {
  try {
    const bytes =
      work.kind === 'letters' ? await pressLetters(letterPrinter(), work.asked) : await print(work)
    return { kind: 'made', number, bytes }
  } catch (error) {
    const scripts = scriptsUndisplayed(reasonOf(error))
    if (scripts.length > 0) return { kind: 'no-font', number, scripts }
    return { kind: 'failed', number, why: reasonOf(error) }
  }
}

type Printing = Extract<PressWork, { kind: 'document' }>

async function print({ form, document, archive }: Printing): Promise<Uint8Array> {
  switch (form) {
    case 'docx':
      return toDocx(document, pagesOf(document))
    case 'pdf':
      return toPdf(document, archive)
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
    fontArgs: [{ fontPaths: moreFonts ? [fonts, moreFonts] : [fonts] }],
  })
  // What is left of documents made a while ago.
  compiler.evictCache(2)
  return compiler
}

/** What an archive keeps claims that standard or is not made. */
function toPdf(document: FinalDocument, archive: boolean): Uint8Array {
  const source = { mainFileContent: toTypst(document) }
  const made = archive
    ? typst().pdf(source, { pdfStandard: 'a-2a' })
    : accessiblePdf(typst(), source)
  return new Uint8Array(made)
}

/** Word lays out its pages when it opens the file; the two are set alike, so these are close. */
function pagesOf(document: FinalDocument): ReadonlyMap<Anchor, string> {
  if (document.contents.length === 0) return new Map()
  const source = { mainFileContent: toTypst(document) }
  const [pages] = Pages.parse(typst().query(source, { selector: '<pages>', field: 'value' }))
  return new Map(pages)
}

const Pages = z.array(z.array(z.tuple([z.string(), z.string()])))
