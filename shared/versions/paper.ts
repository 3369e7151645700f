import { Node } from 'prosemirror-model'
import { z } from 'zod'
import { type BlockJSON, toBlock } from '../amendments/change'
import { roles } from '../conference'
import { schema } from '../document/schema'
import { type DelegationId, isId, type PersonId } from '../ids'
import type { Passage } from './passage'
import type { Paper } from './version'

/** What a paper says. @throws RangeError for what does not come from a hub that knows our schema. */
export function textOfPaper({ text }: Pick<Paper, 'text'>): Node {
  const node = Node.fromJSON(schema, text)
  node.check()
  return node
}

const by = z.object({
  person: z.custom<PersonId>(isId),
  name: z.string(),
  role: z.enum(roles),
  delegation: z.custom<DelegationId>(isId).nullable(),
})

const SourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), by, at: z.string() }),
  z.object({ kind: z.literal('act'), entry: z.int().min(1), at: z.string() }),
])

const HandwritingSchema = z.object({
  sources: z.array(SourceSchema),
  runs: z.record(z.string(), z.array(z.int().min(-1))),
  touched: z.record(z.string(), z.array(z.int().min(-1))),
})

const json = z.custom<BlockJSON>((value) => typeof Object(value).type === 'string')

const PaperSchema = z.object({ text: json, hands: HandwritingSchema })
const PassageSchema = z.object({ block: json, hands: HandwritingSchema })

/** What a hub answered: from outside, so it is checked. `null` for anything else. */
export function parsePaper(
  value: unknown,
): { readonly text: Node; readonly hands: Paper['hands'] } | null {
  const paper = PaperSchema.safeParse(value)
  const text = paper.success ? read(() => textOfPaper(paper.data)) : null
  return text && paper.success ? { text, hands: paper.data.hands } : null
}

export function parsePassage(
  value: unknown,
): { readonly block: Node; readonly hands: Passage['hands'] } | null {
  const passage = PassageSchema.safeParse(value)
  const block = passage.success ? read(() => toBlock(passage.data.block)) : null
  return block && passage.success ? { block, hands: passage.data.hands } : null
}

function read(node: () => Node): Node | null {
  try {
    return node()
  } catch {
    return null // Not of our schema: the caller says that it does not understand.
  }
}
