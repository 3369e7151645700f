import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startHub } from './hub-process'
import { ready, saysReady, smallHub } from './small-hub'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-process-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const start = (program: string, wait?: number) => startHub(() => smallHub(folder, program), wait)

it('is running once the hub has said so, and until it is stopped', async () => {
  const started = await start(saysReady)
  if (started.kind === 'failed') throw new Error(started.why)
  expect(started.hub).toMatchObject({ address: ready.address, invitation: ready.invitation })
  await started.hub.stop()
  await started.hub.gone
})

it('says why the hub could not start', async () => {
  const program = `process.send({ type: 'failed', why: 'port-in-use' }, () => process.exit(1))`
  expect(await start(program)).toEqual({ kind: 'failed', why: 'port-in-use' })
})

it('did not start when the process ends without a word', async () => {
  expect(await start('process.exit(3)')).toEqual({ kind: 'failed', why: 'hub-did-not-start' })
})

it('did not start when the hub says something else', async () => {
  const program = `process.send({ type: 'failed', why: 'tired' }, () => process.exit(1))`
  expect(await start(program)).toEqual({ kind: 'failed', why: 'hub-did-not-start' })
})

it('ends a hub that says nothing for too long', async () => {
  const silent = 'setInterval(() => {}, 1000)'
  expect(await start(silent, 300)).toEqual({ kind: 'failed', why: 'hub-did-not-start' })
})
