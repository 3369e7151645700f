import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { expect, it, onTestFinished } from 'vitest'
import type { RecordEntry } from '../../../shared/amendments/register'
import { conferenceId, invitationId } from '../../../shared/ids'
import { Conditions } from '../conditions'
import { openSqliteStore } from '../sqlite-store'
import { tokensOf } from '../tokens'
import { First, type LogRequest } from './first'
import { operator } from './operator'

it('tells every window where the standby is before it says that they may rely on it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-first-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const store = openSqliteStore(join(folder, 'first.rapporteur'))
  const now = () => new Date('2006-11-23T10:00:00Z')
  const tokens = tokensOf(conferenceId('c1'), new Uint8Array(32), now)
  const conditions = new Conditions()
  const first = new First({
    store,
    copy: join(folder, 'copy'),
    run: 'r1',
    now,
    steady: () => 0,
    often: () => () => {},
    report: (fault) => {
      throw fault
    },
    superseded: () => {},
  })
  const invited = invitationId('i1')
  const entry: RecordEntry = {
    number: 1,
    at: now().toISOString(),
    by: operator('Sec'),
    deed: { kind: 'standby-invited', standby: invited },
    previous: '',
    hash: '',
  }
  const order: string[] = []
  conditions.subscribe(() => order.push('said'))
  const changed = () => order.push(`told of ${first.notice.standbys.length}`)
  const conference = conferenceId('c1')
  await first.begin({ conference, record: () => [entry], tokens, conditions, changed })
  const app = new Hono()
  first.mount(app)
  const body: LogRequest = {
    run: 'an earlier one',
    after: 0,
    standby: { address: 'http://127.0.0.1:4871', pin: null },
  }
  const token = await tokens.standby(invited, new Date('2007-01-01T00:00:00Z'))
  const headers = { authorization: `Bearer ${token}` }
  const asked = { method: 'POST', body: JSON.stringify(body), headers }
  expect((await app.request('/api/standby/log', asked)).status).toBe(200)
  expect(order).toEqual(['told of 1', 'said'])
  first.end()
  await store.close()
})
