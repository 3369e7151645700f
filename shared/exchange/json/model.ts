import { z } from 'zod'
import { stages } from '../../conference'
import { noteSeries, paragraphKinds } from '../../document/kinds'
import { officialLanguages } from '../../document/language'
import { mostCells } from '../../document/schema'
import { isId } from '../../ids'
import { type FinalDocument, formats } from '../final-document'
import { outcomes } from '../final-paper'

/** What a file may say, field by field; see `final-document.ts` for what each means. */
const Anchor = z.string().regex(/^[a-z][a-z0-9]*$/)

/** As of every block of a text. */
const Id = z.string().min(1).refine(isId)

const span = () =>
  z
    .int()
    .min(1)
    .refine((cells) => cells <= mostCells)

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
      colspan: span(),
      rowspan: span(),
      content: Inlines,
    }),
  ),
})

const Hand = { by: z.string(), at: z.string() }
const Level = z.literal([1, 2, 3, 4])
const Depth = z.int().min(0).max(4)
const Formerly = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), level: Level, ...Hand }),
  z.strictObject({
    kind: z.literal('paragraph'),
    style: z.enum(paragraphKinds),
    level: Depth,
    recommendation: Recommendation.nullable(),
    ...Hand,
  }),
])
const Accepted = z.string().nullable().exactOptional()

const Block = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    id: Id,
    anchor: Anchor,
    label: z.string().nullable(),
    level: Level,
    content: Inlines,
    end: Revision.exactOptional(),
    remarks: z.array(z.int().min(0)).exactOptional(),
    accepted: Accepted,
    was: Formerly.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('paragraph'),
    id: Id,
    anchor: Anchor.exactOptional(),
    label: z.string().nullable(),
    style: z.enum(paragraphKinds),
    level: Depth,
    content: Inlines,
    recommendation: Recommendation.nullable(),
    end: Revision.exactOptional(),
    remarks: z.array(z.int().min(0)).exactOptional(),
    accepted: Accepted,
    was: Formerly.exactOptional(),
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
    accepted: Accepted,
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
    accepted: Accepted,
    content: Inlines,
    end: Revision.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('contents') }),
])

const Way = z.string().nullable()

const Spot = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal(['after', 'before']), block: Id, way: Way }),
  z.strictObject({ kind: z.literal('first'), within: Id.nullable(), way: Way }),
  z.strictObject({ kind: z.literal('apart'), after: Id.nullable(), section: Id, way: Way }),
])

const Change = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('words'),
    block: Id,
    way: Way,
    replaced: z.array(z.strictObject({ old: Inlines, new: Inlines })),
  }),
  z.strictObject({ kind: z.literal('form'), block: Id, way: Way, was: Block, becomes: Block }),
  z.strictObject({ kind: z.literal('taken'), block: Id, way: Way, was: Block }),
  z.strictObject({ kind: z.literal('put'), at: Spot, blocks: z.array(Block) }),
])

const TextOf = z.strictObject({
  name: z.string(),
  symbol: z.string().nullable(),
  date: z.string(),
  conference: z.string(),
  at: z.iso.datetime(),
  digest: z.string(),
})

const Paper = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('amendments'),
    of: TextOf,
    amendments: z.array(
      z.strictObject({
        id: Id,
        label: z.string(),
        amends: z.string().nullable(),
        by: z.string(),
        sponsors: z.array(z.string()),
        tabled: z.iso.datetime(),
        deed: z.string(),
        rationale: z.string(),
        deferred: z.boolean(),
        applies: z.boolean(),
        changes: z.array(Change),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('decisions'),
    of: TextOf,
    decisions: z.array(
      z.strictObject({
        block: Id,
        at: z.iso.datetime(),
        outcome: z.enum(outcomes),
        about: z.string().nullable(),
        vote: z
          .strictObject({
            for: z.array(z.string()),
            against: z.array(z.string()),
            abstaining: z.array(z.string()),
          })
          .nullable(),
      }),
    ),
  }),
  z.strictObject({ kind: z.literal('matters'), of: TextOf }),
])

const Masthead = z.strictObject({
  organ: z.string(),
  symbol: z.string().nullable(),
  distribution: z.string(),
  date: z.string(),
  original: z.string(),
  job: z.string(),
  meeting: z.string(),
  agendaItem: z.string(),
})

const Contents = z.array(
  z.strictObject({
    target: Anchor,
    label: z.string().nullable(),
    title: z.string(),
    level: z.literal([0, 1, 2]),
    paragraphs: z.tuple([z.string(), z.string()]).nullable(),
  }),
)

const Before = z.strictObject({
  masthead: Masthead,
  marking: z.string().nullable(),
  contents: Contents,
  by: z.string(),
  at: z.iso.datetime(),
})

export const FinalDocumentSchema: z.ZodType<FinalDocument> = z.strictObject({
  language: z.strictObject({
    name: z.string(),
    tag: z.enum(officialLanguages),
    direction: z.literal(['ltr', 'rtl']),
  }),
  masthead: Masthead,
  marking: z.string().nullable(),
  status: z.enum(stages),
  at: z.iso.datetime(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string(),
  conference: z.string(),
  titles: z.array(Inlines),
  contents: Contents,
  contentsAt: z.literal(['front', 'place']),
  parts: z.array(Part),
  redline: z
    .strictObject({
      remarks: z.array(
        z.strictObject({ by: z.string(), at: z.iso.datetime(), lines: z.array(z.string()) }),
      ),
      live: z.boolean(),
      before: Before.exactOptional(),
    })
    .nullable(),
  paper: Paper.exactOptional(),
})
