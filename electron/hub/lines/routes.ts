import type { Hono } from 'hono'
import { LinesAskSchema, linesOn } from '../../../shared/paper-lines'
import { tokenIn } from '../bearer'
import type { Entrance } from '../entrance'
import type { FairTurns } from '../fair-turns'
import { problem } from '../problem'
import type { KnownLines } from './known-lines'

/** Whoever may have the text as a file may ask on which lines it says what. */
export function mountLines(
  app: Hono,
  {
    entrance,
    turns,
    lines,
  }: {
    readonly entrance: Entrance
    readonly turns: Pick<FairTurns, 'next'>
    readonly lines: Pick<KnownLines, 'now'>
  },
): void {
  app.post('/api/lines', async ({ req }) => {
    const seat = await entrance.known(tokenIn(req.raw))
    if (seat.kind === 'bad') return problem(seat.why)
    const asked = LinesAskSchema.safeParse(await req.json().catch(() => null))
    if (!asked.success) return problem('malformed')
    await turns.next(seat.device)
    const known = await lines.now()
    // It may have waited for longer than whoever asks still has a seat.
    const still = await entrance.known(tokenIn(req.raw))
    if (still.kind === 'bad') return problem(still.why)
    return known
      ? Response.json(linesOn(known.version, known.lines, asked.data.blocks))
      : new Response(null, { status: 204 })
  })
}
