import type { Hono } from 'hono'
import { PagesAskSchema } from '../../../shared/pages'
import { tokenIn } from '../bearer'
import type { Entrance } from '../entrance'
import { problem } from '../problem'
import type { Preview } from './preview'

/** Whoever may have the text as a file may see its pages. */
export function mountPages(
  app: Hono,
  { entrance, preview }: { readonly entrance: Entrance; readonly preview: Preview },
): void {
  app.post('/api/pages', async ({ req }) => {
    const token = tokenIn(req.raw)
    const known = await entrance.known(token)
    if (known.kind === 'bad') return problem(known.why)
    const asked = PagesAskSchema.safeParse(await req.json().catch(() => null))
    if (!asked.success) return problem('malformed')
    const pages = await preview.of(known.device, asked.data, req.raw.signal)
    // It may have waited for longer than whoever asks still has a seat.
    const still = await entrance.known(token)
    if (still.kind === 'bad') return problem(still.why)
    if (pages === 'busy') return problem('export-busy')
    if (pages === 'failed') return problem('export-failed')
    if (pages === null) return new Response(null, { status: 204 })
    return new Response(new Uint8Array(pages), {
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    })
  })
}
