import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { conferenceId } from '../../shared/ids'
import { memoryKeyring } from '../session/testing/memory-keyring'
import { enter } from './enter'

let server: Server
let address: string
let answer: { status: number; body: string }
let asked: unknown
beforeEach(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      asked = { method: request.method, url: request.url, body: JSON.parse(body) }
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const keyring = memoryKeyring()
const link = () => ({
  address,
  conference: conferenceId('c7'),
  role: 'president' as const,
  delegation: null,
  pin: null,
  isFurther: false,
  token: 'a.b.c',
})
const entering = () => enter(link(), 'Ana', keyring)
const joined = {
  expires: '2006-02-21T10:00:00.000Z',
  seat: { role: 'president', person: 'p1', name: 'Ana' },
  conference: { id: 'c7', title: 'Annual Conference', text: 't1' },
}

it('gets a seat for an invitation', async () => {
  const { id: device, keys } = await keyring.forInvitation('a.b.c')
  const given = { ...joined, device }
  answer = { status: 200, body: JSON.stringify({ ...given, token: 'd.e.f', seconds: 3600 }) }
  expect(await entering()).toEqual({ kind: 'seated', joined: given })
  const proof = expect.any(String)
  const body = { token: 'a.b.c', name: 'Ana', keys, proof }
  expect(asked).toEqual({ method: 'POST', url: '/api/join', body })
})

it('hears why it gets none', async () => {
  answer = { status: 401, body: JSON.stringify({ problem: 'token-expired' }) }
  expect(await entering()).toEqual({ kind: 'refused', why: 'token-expired' })
})

it.each([
  [200, '<!doctype html>'],
  [200, JSON.stringify({ ...joined, seat: { role: 'delegation', person: 'p1', name: 'Ana' } })],
  [404, '<h1>Not found</h1>'],
  [500, JSON.stringify({ problem: 'of another kind' })],
])('knows what is no conference: %i %s', async (status, body) => {
  answer = { status, body }
  expect(await entering()).toEqual({ kind: 'refused', why: 'not-a-conference' })
})

it('says when nobody is there', async () => {
  await new Promise((resolve) => server.close(resolve))
  expect(await entering()).toEqual({ kind: 'refused', why: 'unreachable' })
})
