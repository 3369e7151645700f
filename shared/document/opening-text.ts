import { Fragment, type Node } from 'prosemirror-model'
import { z } from 'zod'
import type { Conference } from '../conference'
import type { NewId } from '../ids'
import { blockByNumber } from './find-number'
import { faultIn, inlineText } from './inline-text'
import { annexKinds, deepestLevel, type NoteSeries, paragraphKinds } from './kinds'
import { nameOf, type OfficialLanguage } from './language'
import { schema } from './schema'

/**
 * The text with which a conference opens, in a file that a person can read and write: JSON, words
 * in the notation of `inline-text.ts`. A block is
 *
 * - a string: a numbered paragraph;
 * - `{ text, kind?, level?, recommendation? }`: any other paragraph, `level` 1 being (a), 2 (i)…;
 * - `{ heading, level? }`: a heading below that of its section, so `level` is 2 to 4;
 * - `{ table: { caption?, header?, rows } }`.
 * Numbers are never in the file: they are computed. Notes in titles have asterisks, those in tables
 * letters. A `contents` of `true` prints the list of headings below the titles, and the `part` of a
 * section is the title of the part that begins with it.
 */
const Words = z.string().superRefine((source, context) => {
  const fault = faultIn(source)
  if (fault) context.addIssue({ code: 'custom', message: fault })
})
const Line = z.string().trim().min(1)

const RecommendationSchema = z.strictObject({
  addressee: Line,
  kind: Line,
  deadline: z.string().nullable().default(null),
})

const ParagraphSchema = z.strictObject({
  text: Words,
  kind: z.enum(paragraphKinds).default('numbered'),
  level: z.int().min(0).max(deepestLevel).default(0),
  recommendation: RecommendationSchema.nullable().default(null),
})

const HeadingSchema = z.strictObject({ heading: Words, level: z.int().min(2).max(4).default(2) })

const TableSchema = z.strictObject({
  table: z.strictObject({
    caption: z.string().default(''),
    header: z.array(Words).default([]),
    rows: z.array(z.array(Words).min(1)).min(1),
  }),
})

const BlockSchema = z.union(
  [Words, ParagraphSchema, HeadingSchema, TableSchema],
  'neither words nor a paragraph, a heading or a table',
)

const AnnexSchema = z.strictObject({
  kind: z.enum(annexKinds).default('free'),
  title: Words,
  blocks: z.array(BlockSchema),
})
export type OpeningAnnex = z.output<typeof AnnexSchema>

/** What each kind of annex opens with when it is put into a text. */
const AnnexesSchema = z.array(AnnexSchema)

export const OpeningTextSchema = z.strictObject({
  conference: z.strictObject({
    title: Line,
    /** `null` while the secretariat has not assigned one. */
    symbol: Line.nullable(),
    /** Place and dates as printed: "Geneva, 23 November 2005". */
    meeting: Line,
  }),
  /** Short names, as on the name plates. */
  delegations: z.array(Line).refine((names) => new Set(names).size === names.length, {
    message: 'a delegation is named twice',
  }),
  /** Symbol and meeting are the conference's own. */
  masthead: z.strictObject({
    organ: z.string().default(''),
    distribution: z.string().default('General'),
    date: z.string().default(''),
    original: z.string().default('English'),
    language: z.string().default('English'),
    job: z.string().default(''),
    agendaItem: z.string().default(''),
    /** Printed above the title: "ADVANCE VERSION", "Drafting sample". */
    marking: z.string().default(''),
  }),
  /** Each line a title block of its own. */
  title: z.array(Words).min(1),
  /** Whether the list of headings is printed below the titles. */
  contents: z.boolean().default(false),
  body: z.array(
    z.strictObject({
      /** The title of the part that begins with this section. */
      part: Words.optional(),
      heading: Words,
      blocks: z.array(BlockSchema),
    }),
  ),
  annexes: AnnexesSchema.default([]),
})
export type OpeningText = z.output<typeof OpeningTextSchema>
type Block = z.output<typeof BlockSchema>

/** The file is not an opening text. Reading it again does not help; somebody must mend the file. */
export class OpeningTextError extends Error {
  override readonly name = 'OpeningTextError'
}

/** @throws OpeningTextError naming each place that is wrong: "at body.2.blocks.4: …" */
export function parseOpeningText(json: unknown): OpeningText {
  return parsedBy(OpeningTextSchema, json)
}

/** @throws OpeningTextError */
export function parseAnnexes(json: unknown): readonly OpeningAnnex[] {
  return parsedBy(AnnexesSchema, json)
}

function parsedBy<T extends z.ZodType>(format: T, json: unknown): z.output<T> {
  const parsed = format.safeParse(json)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(
    ({ path, message }) => `at ${path.join('.') || 'the top'}: ${message}`,
  )
  throw new OpeningTextError(`Not an opening text; ${faults.join('; ')}`)
}

/** What a conference opens with. Every block and every note gets an id of its own. */
export interface Opening {
  readonly conference: Omit<Conference, 'id' | 'text'>
  readonly delegations: readonly string[]
  readonly text: Node
}

export function openingText(source: OpeningText, newId: NewId): Opening {
  const { conference, delegations, masthead } = source
  const { titled, toNode, headed } = writer(newId)
  const text = schema.node('doc', null, [
    schema.node('masthead', {
      ...masthead,
      symbol: conference.symbol,
      meeting: conference.meeting,
    }),
    ...source.title.map((line) => schema.node('title', { id: newId() }, titled(line))),
    ...(source.contents ? [schema.node('contents', { id: newId() })] : []),
    ...source.body.flatMap(({ part, heading, blocks }) => [
      ...(part === undefined ? [] : [schema.node('part', { id: newId() }, titled(part))]),
      schema.node('section', { id: newId() }, [headed(heading, 1), ...blocks.map(toNode)]),
    ]),
    ...source.annexes.map((annex) => openingAnnex(annex, newId)),
  ])
  const referring = withTargets(text)
  referring.check()
  return { conference, delegations, text: referring }
}

/** A file has no ids: what a reference is to is found by the number that will be printed there. */
function withTargets(text: Node): Node {
  const to = (said: string) => {
    const target = blockByNumber(text, said)
    if (!target) throw new OpeningTextError(`Not an opening text; nothing is numbered {${said}}`)
    return target
  }
  const each = (node: Node): Node => {
    if (node.type.name === 'reference') {
      return schema.node('reference', { ...node.attrs, target: to(node.attrs.said) })
    }
    return node.childCount > 0 ? node.copy(Fragment.from(node.children.map(each))) : node
  }
  return each(text)
}

export function openingAnnex({ kind, title, blocks }: OpeningAnnex, newId: NewId): Node {
  const { headed, toNode } = writer(newId)
  return schema.node('annex', { id: newId(), kind }, [headed(title, 1), ...blocks.map(toNode)])
}

function writer(newId: NewId) {
  const inline = (words: string) => inlineText(words, newId, 'negotiated')
  const titled = (words: string) => counted(inline(words), 'asterisk')

  function headed(words: string, level: number): Node {
    return schema.node('heading', { id: newId(), level }, inline(words))
  }

  function toNode(block: Block): Node {
    if (typeof block === 'string') return schema.node('paragraph', { id: newId() }, inline(block))
    if ('heading' in block) return headed(block.heading, block.level)
    if ('table' in block) return table(block.table)
    const { text: words, ...attrs } = block
    return schema.node('paragraph', { id: newId(), ...attrs }, inline(words))
  }

  function table({ caption, header, rows }: z.output<typeof TableSchema>['table']): Node {
    const row = (type: 'cell' | 'header_cell') => (cells: readonly string[]) =>
      schema.node(
        'row',
        null,
        cells.map((words) => schema.node(type, null, counted(inline(words), 'letter'))),
      )
    const head = header.length > 0 ? [row('header_cell')(header)] : []
    return schema.node('table', { id: newId(), caption }, [...head, ...rows.map(row('cell'))])
  }

  return { titled, headed, toNode }
}

/** The same words, with the signs of their notes from one series. */
function counted(words: readonly Node[], series: NoteSeries): readonly Node[] {
  return words.map((node) =>
    node.type.name === 'footnote'
      ? node.type.create({ ...node.attrs, series }, node.content)
      : node,
  )
}

/** The text of a conference that has just been hosted: the four usual sections, still empty. */
export function blankText(
  fields: {
    readonly title: string
    readonly meeting: string
    readonly organ?: string
    readonly language?: OfficialLanguage
  },
  newId: NewId,
): Node {
  const { title, meeting, organ = '', language = 'en' } = fields
  const line = (words: string) => words.replace(/[\\*[{]/g, '\\$&')
  const source = parseOpeningText({
    conference: { title, symbol: null, meeting },
    delegations: [],
    masthead: { organ, original: nameOf(language), language: nameOf(language) },
    title: [line(title)],
    body: blankHeadings[language].map((heading) => ({ heading, blocks: [''] })),
  })
  return openingText(source, newId).text
}

/** The four sections that final documents mostly have, in each language. */
export const blankHeadings: Readonly<Record<OfficialLanguage, readonly string[]>> = {
  ar: ['مقدمة', 'تنظيم المؤتمر', 'أعمال المؤتمر', 'الاستنتاجات والتوصيات'],
  en: [
    'Introduction',
    'Organization of the Conference',
    'Work of the Conference',
    'Conclusions and recommendations',
  ],
  es: [
    'Introducción',
    'Organización de la Conferencia',
    'Labor de la Conferencia',
    'Conclusiones y recomendaciones',
  ],
  fr: [
    'Introduction',
    'Organisation de la Conférence',
    'Travaux de la Conférence',
    'Conclusions et recommandations',
  ],
  ru: ['Введение', 'Организация Конференции', 'Работа Конференции', 'Выводы и рекомендации'],
  zh: ['导言', '会议的组织', '会议工作', '结论和建议'],
}
