import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { z } from 'zod'
import type { FinalDocument } from '../../../shared/exchange/final-document'
import { type Stands, StandsSchema, toLinedTypst } from '../../../shared/exchange/typst/lined'
import type { LinesOfPaper, PaperLine } from '../../../shared/paper-lines'
import { type DrawnPage, drawnPages } from './drawn-words'
import { type Paragraph, paragraphsOf } from './paragraphs'
import { partedBy } from './parted'

/**
 * On what lines the paragraphs and headings of a document stand. They are read from what is printed,
 * and not reckoned: a number is the one in the margin, and beside it are the letters on its line.
 */
export function linesOf(document: FinalDocument, compiler: NodeCompiler): LinesOfPaper {
  const compiled = compiler.compile({ mainFileContent: toLinedTypst(document) })
  const { result } = compiled
  if (!result) {
    const error = compiled.takeError()
    const said = error ? compiler.fetchDiagnostics(error) : []
    throw new Error(JSON.stringify(said).slice(0, 1000))
  }
  const [stands] = z
    .tuple([StandsSchema])
    .parse(compiler.query(result, { selector: '<stands>', field: 'value' }))
  const pages = drawnPages(compiler.svg(result)).map(linesOn)
  const reach = reachOf(stands)
  return Object.fromEntries(
    paragraphsOf(document).flatMap((paragraph) => {
      const found = linesOfOne(paragraph, reach.get(paragraph.id), pages, stands.numbers)
      return found ? [[paragraph.id, found]] : []
    }),
  )
}

/** On paper, with what lies on it. */
interface Line {
  readonly page: number
  readonly y: number
  readonly number: number
  readonly letters: readonly string[]
}

/** Millimetres. */
const inPoints = 72 / 25.4
/** Numbers stand in it and nothing else. */
const margin = 25 * inPoints
/** Points: a mark of a note stands higher than the words, and half a line lower is the next one. */
const near = 7

function linesOn({ width, words }: DrawnPage, index: number): readonly Line[] {
  const numbers = words.filter(
    ({ x, words }) => /^\d+$/.test(words) && (x < margin - 3 || x > width - margin + 3),
  )
  const letters = numbers.map((): string[] => [])
  for (const each of words) {
    if (numbers.includes(each)) continue
    const nearest = numbers.reduce(
      (best, { y }, at) =>
        Math.abs(y - each.y) < Math.abs((numbers[best]?.y ?? y) - each.y) ? at : best,
      0,
    )
    const line = numbers[nearest]
    if (line && Math.abs(line.y - each.y) < near) letters[nearest]?.push(each.words)
  }
  return numbers
    .map(({ y, words }, at) => {
      return { page: index + 1, y, number: Number(words), letters: letters[at] ?? [] }
    })
    .sort((one, other) => one.y - other.y)
}

interface Point {
  readonly page: number
  readonly y: number
}
type Reach = readonly [Point, Point]

/** Where the words of each block begin and end. */
function reachOf({ marks }: Stands): ReadonlyMap<string, Reach> {
  const reach = new Map<string, Reach>()
  for (const [mark, page, y] of marks) {
    const id = mark.slice(1)
    const begins = reach.get(id)?.[0]
    if (mark.startsWith('s'))
      reach.set(id, [
        { page, y },
        { page, y },
      ])
    if (mark.startsWith('e') && begins) reach.set(id, [begins, { page, y }])
  }
  return reach
}

function linesOfOne(
  paragraph: Paragraph,
  reach: Reach | undefined,
  pages: readonly (readonly Line[])[],
  numbers: Stands['numbers'],
): readonly PaperLine[] | null {
  if (!reach) return null
  const [begins, ends] = reach
  const own = pages
    .slice(begins.page - 1, ends.page)
    .flat()
    .filter((line) => !isAbove(line, begins) && !isAbove(ends, line))
  const words = partedBy(
    paragraph,
    own.map(({ letters }) => letters.join('')),
  )
  const lines = words?.map((said, at): PaperLine => {
    const { page, number } = own[at] ?? { page: 0, number: 0 }
    return { page: numbers[page] ?? '', line: number, words: said }
  })
  // On one that has none is what is printed before the words: "Annex" above its title.
  const spoken = lines?.filter((line) => line.words !== '') ?? []
  return (spoken.length > 0 ? spoken : lines) ?? null
}

function isAbove(one: Point, other: Point): boolean {
  return one.page < other.page || (one.page === other.page && one.y < other.y - near)
}
