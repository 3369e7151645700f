import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A line with a number in the margin, as whoever reads the page finds it. */
export interface PrintedLine {
  /** From 1, as the pages of the file follow each other. */
  readonly page: number
  readonly line: number
  /** In the order of their places on the page from the left, whatever way they are read. */
  readonly words: readonly string[]
}

interface Word {
  readonly left: number
  readonly right: number
  readonly middle: number
  readonly words: string
}

/** What is printed beside each number in the margin of a PDF, by where it lies on the page. */
export async function printedLines(file: string): Promise<readonly PrintedLine[]> {
  const { stdout } = await run('pdftotext', ['-bbox', file, '-'], { maxBuffer: 1 << 28 })
  return stdout.split('<page ').slice(1).flatMap(linesOn)
}

/** What a page is called in its own head: "Page 4". */
export async function printedPage(file: string, page: number): Promise<string> {
  const { stdout } = await run('pdftotext', ['-f', `${page}`, '-l', `${page}`, '-raw', file, '-'])
  return /^Page (\w+)$/m.exec(stdout)?.[1] ?? ''
}

/** Two and a half centimetres, which only numbers stand in. */
const margin = 70.8

function linesOn(source: string, index: number): readonly PrintedLine[] {
  const width = Number(/^width="([\d.]+)"/.exec(source)?.[1])
  const words = [...source.matchAll(word)].map(
    ([, left, top, right, bottom, said = '']): Word => ({
      left: Number(left),
      right: Number(right),
      middle: (Number(top) + Number(bottom)) / 2,
      words: said,
    }),
  )
  const isNumber = (each: Word) =>
    /^\d+$/.test(each.words) && (each.right < margin - 2 || each.left > width - margin + 2)
  return words
    .filter(isNumber)
    .map((number) => ({
      page: index + 1,
      line: Number(number.words),
      words: words
        .filter((each) => !isNumber(each) && Math.abs(each.middle - number.middle) < near)
        .sort((one, other) => one.left - other.left)
        .map((each) => each.words),
    }))
    .sort((one, other) => one.line - other.line)
}

/** Half of a line: a mark of a note is a little higher than the words. */
const near = 6
const word =
  /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/g
