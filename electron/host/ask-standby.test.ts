import { expect, it, onTestFinished } from 'vitest'
import { ownCertificate } from '../hub/certificate'
import { MemoryStore } from '../hub/memory-store'
import { listen } from '../hub/server'
import { askStandby } from './ask-standby'

const made = () => ownCertificate(new MemoryStore(), null, new Date())

/** What answers by TLS, with what it was asked. */
async function standby() {
  const certificate = await made()
  const asked: unknown[] = []
  const listening = await listen({
    host: '127.0.0.1',
    port: 0,
    tls: certificate,
    async answer(request) {
      const { pathname } = new URL(request.url)
      asked.push([request.method, pathname, request.headers.get('authorization')])
      return Response.json(request.method === 'POST' ? await request.json() : {}, { status: 401 })
    },
    connect: (socket) => socket.close(),
  })
  onTestFinished(() => listening.close())
  return { at: `https://127.0.0.1:${listening.port}`, pin: certificate.pin, asked }
}

it('brings a question to whoever has the key, and the answer back as it is', async () => {
  const { at: address, pin, asked } = await standby()
  const question = { ask: 'takeover', body: { one: 1 }, token: 't' } as const
  expect(await askStandby({ address, pin }, question)).toEqual({ status: 401, body: { one: 1 } })
  const plain = { ask: 'standby', body: null, token: null } as const
  expect(await askStandby({ address, pin }, plain)).toEqual({ status: 401, body: {} })
  expect(asked).toEqual([
    ['POST', '/api/takeover', 'Bearer t'],
    ['GET', '/api/standby', null],
  ])
})

it('says nothing to anybody else', async () => {
  const { at: address, asked } = await standby()
  const { pin } = await made()
  const question = { ask: 'takeover', body: {}, token: 't' } as const
  expect(await askStandby({ address, pin }, question)).toBeNull()
  expect(asked).toEqual([])
})
