import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { draft as beginOn } from '../../shared/testing/meeting'
import type { Hub } from './hub'
import { MemoryStore } from './memory-store'
import { MeasuredStore, Metrics } from './metrics'
import { serveMetrics } from './metrics-server'
import { type KeptAct, StoreError } from './store'
import { openTestHub, seatEveryone } from './testing/open-hub'

class FailingStore extends MemoryStore {
  isFull = false

  override async commit(act: KeptAct): Promise<void> {
    if (this.isFull) throw new StoreError('disk-full')
    await super.commit(act)
  }
}

let folder: string
let store: FailingStore
let metrics: Metrics
let hub: Hub
let everyone: Awaited<ReturnType<typeof seatEveryone>>

beforeEach(async () => {
  folder = mkdtempSync(`${tmpdir()}/metrics-`)
  store = new FailingStore()
  metrics = new Metrics({ folder, now: () => new Date() })
  hub = await openTestHub(new MeasuredStore(store, metrics), {
    judged: (name, outcome) => metrics.update(name, outcome),
  })
  metrics.follow(hub)
  everyone = await seatEveryone(hub)
})
afterEach(async () => {
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
  rmSync(folder, { recursive: true })
})

/** The lines that count what people do, and not how the machine fares. */
async function counted(): Promise<readonly string[]> {
  const text = await metrics.text()
  return text
    .split('\n')
    .filter((line) => /^rapporteur_(updates|acts|journal_seconds_count|documents)/.test(line))
}

async function value(name: string): Promise<number> {
  const line = (await metrics.text()).split('\n').find((each) => each.startsWith(`${name} `))
  return Number(line?.split(' ')[1])
}

describe('what a hub says of itself', () => {
  it('counts windows, updates, acts and the time to the disk', async () => {
    const { ardesia, secretariat } = everyone
    const [updates, acts] = [
      await value('rapporteur_updates_total{outcome="taken"}'),
      await value('rapporteur_acts_total'),
    ]
    await ardesia.text.sent()
    ardesia.text.type('met', ' in session')
    await ardesia.text.sent()
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
    expect(await value('rapporteur_updates_total{outcome="taken"}')).toBeGreaterThan(updates || 0)
    expect(await value('rapporteur_acts_total')).toBe(acts + 1)
    expect(await value('rapporteur_connections')).toBeGreaterThan(0)
    expect(await value('rapporteur_disk_free_bytes')).toBeGreaterThan(0)
    expect(await value('rapporteur_journal_seconds_count')).toBeGreaterThan(0)
  })

  it('says that the disk takes nothing, and why', async () => {
    store.isFull = true
    await everyone.secretariat.act({ kind: 'open-stage', stage: 'amending' })
    expect(await value('rapporteur_journal_faults_total{why="disk-full"}')).toBe(1)
    expect(await value('rapporteur_condition{kind="disk"}')).toBe(1)
    store.isFull = false
  })

  it('says how old the last backup is once there is one', async () => {
    expect(await metrics.text()).not.toContain('backup')
    metrics.backedUp()
    metrics.backedUp()
    expect(await value('rapporteur_backup_age_seconds')).toBeLessThan(60)
  })

  it('says the same whether anybody drafts or not', async () => {
    const { secretariat, ardesia } = everyone
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
    const before = await counted()
    const { amendment } = await ardesia.do(beginOn('b1'), 'draft')
    const draft = await ardesia.open({ kind: 'amendment', amendment }).synced()
    draft.type('met', ' in secret')
    await draft.sent()
    expect(await counted()).toEqual(before)
    await ardesia.do({ kind: 'table-amendment', amendment }, 'nothing')
    expect(await counted()).not.toEqual(before)
  })

  it('names nobody and nothing', async () => {
    const { ardesia, secretariat } = everyone
    await ardesia.text.synced()
    ardesia.text.type('met', ' Quicksilver')
    await ardesia.text.sent()
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
    const { amendment } = await ardesia.do(beginOn('b1'), 'draft')
    const text = await metrics.text()
    const { conference, delegations } = hub.register()
    const secrets = [
      ...['Quicksilver', amendment, ardesia.joined.token, ardesia.joined.device, 'Ada'],
      ...[conference.id, conference.title, conference.text],
      ...delegations.flatMap(({ id, name }) => [id, name]),
    ]
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
  })
})

it('is answered on a port of its own, in the format of Prometheus, and nothing else is', async () => {
  const { port, close } = await serveMetrics(metrics, 0)
  const at = `http://127.0.0.1:${port}`
  const answer = await fetch(`${at}/metrics`)
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  const lines = (await answer.text()).trim().split('\n').filter(Boolean)
  const isLine = /^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? (-?[\d.e+-]+|NaN|[+-]?Inf))$/
  expect(lines.filter((line) => !isLine.test(line))).toEqual([])
  expect((await fetch(`${at}/`)).status).toBe(404)
  expect((await fetch(`${at}/metrics`, { method: 'POST' })).status).toBe(404)
  // The port of the conference says nothing of it.
  expect((await fetch(`${hub.address}/metrics`)).status).toBe(404)
  close()
})
