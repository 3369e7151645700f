import { z } from 'zod'
import { stages } from '../../conference'
import { noteSeries, paragraphKinds } from '../../document/kinds'
import { officialLanguages } from '../../document/language'
import { type FinalDocument, formats } from '../final-document'

/** What a file may say, field by field; see `final-document.ts` for what each means. */
const Anchor = z.string().regex(/^[a-z][a-z0-9]*$/)

const Id = z.string().min(1)

const Revision = z.strictObject({
  how: z.enum(['inserted', 'deleted']),
  by: z.string(),
  at: z.iso.datetime(),
  remark: z.int().min(0).exactOptional(),
})

const Run = z.strictObject({
  kind: z.literal('text'),
  text: z.string().min(1),
  formats: z.array(z.enum(formats)),
  language: z.string().exactOptional(),
  to: Anchor.exactOptional(),
  revision: Revision.exactOptional(),
})

const Inlines = z.array(
  z.discriminatedUnion('kind', [
    Run,
    z.strictObject({ kind: z.literal('break'), revision: Revision.exactOptional() }),
    z.strictObject({
      kind: z.literal('footnote'),
      id: Id,
      ordinal: z.int().min(1),
      series: z.enum(noteSeries),
      sign: z.string(),
      content: z.array(Run),
      revision: Revision.exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('sign'),
      sign: z.string(),
      revision: Revision.exactOptional(),
    }),
  ]),
)

const Recommendation = z.strictObject({
  addressee: z.string(),
  kind: z.string(),
  deadline: z.string().nullable(),
})

const Row = z.strictObject({
  revision: Revision.exactOptional(),
  cells: z.array(
    z.strictObject({
      header: z.boolean(),
      colspan: z.int().min(1),
      rowspan: z.int().min(1),
      content: Inlines,
    }),
  ),
})

const Block = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    id: Id,
    anchor: Anchor,
    label: z.string().nullable(),
    level: z.literal([1, 2, 3, 4]),
    content: Inlines,
    end: Revision.exactOptional(),
    remarks: z.array(z.int().min(0)).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('paragraph'),
    id: Id,
    anchor: Anchor.exactOptional(),
    label: z.string().nullable(),
    style: z.enum(paragraphKinds),
    level: z.int().min(0).max(4),
    content: Inlines,
    recommendation: Recommendation.nullable(),
    end: Revision.exactOptional(),
    remarks: z.array(z.int().min(0)).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('table'),
    id: Id,
    caption: z.string(),
    columns: z.array(z.number().positive()),
    head: z.array(Row),
    rows: z.array(Row),
    notes: z.array(z.strictObject({ sign: z.string(), content: z.array(Run) })),
  }),
  z.strictObject({
    kind: z.literal('columns'),
    lines: z.array(z.strictObject({ id: Id, content: Inlines })),
  }),
])

const Part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('section'), id: Id, blocks: z.array(Block) }),
  z.strictObject({
    kind: z.literal('annex'),
    id: Id,
    anchor: Anchor,
    label: z.string(),
    title: Inlines,
    end: Revision.exactOptional(),
    form: z.string(),
    blocks: z.array(Block),
  }),
  z.strictObject({
    kind: z.literal('title'),
    id: Id,
    anchor: Anchor,
    label: z.string().nullable(),
    content: Inlines,
    end: Revision.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('contents') }),
])

export const FinalDocumentSchema: z.ZodType<FinalDocument> = z.strictObject({
  language: z.strictObject({
    name: z.string(),
    tag: z.enum(officialLanguages),
    direction: z.literal(['ltr', 'rtl']),
  }),
  masthead: z.strictObject({
    organ: z.string(),
    symbol: z.string().nullable(),
    distribution: z.string(),
    date: z.string(),
    original: z.string(),
    job: z.string(),
    meeting: z.string(),
    agendaItem: z.string(),
  }),
  marking: z.string().nullable(),
  status: z.enum(stages),
  at: z.iso.datetime(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string(),
  conference: z.string(),
  titles: z.array(Inlines),
  contents: z.array(
    z.strictObject({
      target: Anchor,
      label: z.string().nullable(),
      title: z.string(),
      level: z.literal([0, 1, 2]),
      paragraphs: z.tuple([z.string(), z.string()]).nullable(),
    }),
  ),
  contentsAt: z.literal(['front', 'place']),
  parts: z.array(Part),
  redline: z
    .strictObject({
      remarks: z.array(
        z.strictObject({ by: z.string(), at: z.iso.datetime(), lines: z.array(z.string()) }),
      ),
      live: z.boolean(),
    })
    .nullable(),
})
