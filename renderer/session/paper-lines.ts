import type { BlockId } from '../../shared/ids'
import {
  type LinesAsk,
  mostBlocks,
  type PaperLines,
  PaperLinesSchema,
} from '../../shared/paper-lines'
import { parseJson, postAs } from './acts'
import { type Address, addressNow } from './address'
import type { Paper } from './pass'

/** Milliseconds: a long text is set anew before its lines are known. */
const patience = 60_000

/** On what lines of the paper in everybody's hands these stand; `null` if that cannot be had now. */
export async function askLines(
  address: Address,
  paper: Paper,
  blocks: readonly BlockId[],
  signal: AbortSignal,
): Promise<PaperLines | null> {
  const asked: LinesAsk = { blocks: blocks.slice(0, mostBlocks) }
  const answer = await postAs(paper, `${addressNow(address)}/api/lines`, patience, asked, signal)
  if ('kind' in answer || answer.bytes.length === 0) return null
  return PaperLinesSchema.safeParse(parseJson(answer.bytes)).data ?? null
}
