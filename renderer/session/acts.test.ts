import { createServer, type RequestListener } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { amendmentId } from '../../shared/ids'
import type { Act } from '../../shared/protocol'
import { openDesk } from './acts'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

const act: Act = { kind: 'adopt-amendment', amendment: amendmentId('a1') }

it('sends an act with the seat’s token and gives back its outcome', async () => {
  const seen: unknown[] = []
  const address = await hub((request, response) => {
    let body = ''
    request.on('data', (bytes) => {
      body += bytes
    })
    request.on('end', () => {
      seen.push(request.method, request.url, request.headers.authorization, JSON.parse(body))
      response.end(JSON.stringify({ kind: 'refused', why: 'amendment-collides' }))
    })
  })
  expect(await openDesk(address, 'seat').perform(act)).toEqual({
    kind: 'refused',
    why: 'amendment-collides',
  })
  expect(seen).toEqual(['POST', '/api/acts', 'Bearer seat', act])
})

it('tells a problem by its code', async () => {
  const address = await hub((_request, response) => {
    response.statusCode = 401
    response.end(JSON.stringify({ problem: 'token-expired' }))
  })
  expect(await openDesk(address, 'seat').perform(act)).toEqual({
    kind: 'problem',
    why: 'token-expired',
  })
})

it.each([
  ['a page of a captive portal', 200, '<html>'],
  ['an outcome of another version', 200, '{"kind":"postponed"}'],
  ['a problem of another version', 500, '{"problem":"moonlight"}'],
])('says that it does not understand %s', async (_what, status, body) => {
  const address = await hub((_request, response) => {
    response.statusCode = status
    response.end(body)
  })
  expect(await openDesk(address, 'seat').perform(act)).toEqual({
    kind: 'problem',
    why: 'unintelligible',
  })
})

it('says that nothing answers', async () => {
  expect(await openDesk('http://127.0.0.1:1', 'seat').perform(act)).toEqual({
    kind: 'problem',
    why: 'unreachable',
  })
})

it('gives the bytes of an export, and ends one that is no longer wanted', async () => {
  const address = await hub((request, response) => {
    if (request.url === '/api/export/docx') response.end('PK')
  })
  const desk = openDesk(address, 'seat')
  expect(await desk.export('docx', {})).toEqual({
    kind: 'file',
    bytes: new TextEncoder().encode('PK'),
  })
  const stop = new AbortController()
  const answer = desk.export('pdf', { signal: stop.signal })
  stop.abort()
  expect(await answer).toEqual({ kind: 'problem', why: 'no-answer' })
})

async function hub(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}
