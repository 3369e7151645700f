import '../../web-crypto'
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { openHub } from '../../hub'
import { testText } from '../../testing/test-text'
import { openShared } from '../opening'

/**
 * As `small-hub.ts`, for several hubs of one conference: it waits for where the database and Redis
 * are, in JSON, perhaps with what may be kept for a delegation in a day.
 */
const now = () => new Date()
const report = (fault: unknown) => console.error(fault)
createInterface({ input: process.stdin }).once('line', (line) => void open(line))

async function open(line: string): Promise<void> {
  const where = JSON.parse(line)
  const with_ = { newId: randomUUID, now, report, redisAway: report }
  const giveUp = () => process.exit(1)
  const founding = {
    conference: { title: 'A conference', symbol: null, meeting: 'Geneva, 23 November 2005' },
    delegations: ['Ardesia', 'Belvane'],
    host: 'The secretariat',
    text: testText,
  }
  const { store, several } = await openShared(where, async () => founding, { ...with_, giveUp })
  const hub = await openHub({
    ...with_,
    ...(where.bytesPerDay && { bytesPerDay: where.bytesPerDay }),
    store,
    several,
    exporter: null,
    host: '127.0.0.1',
    port: 0,
    publicAddress: null,
    window: null,
  })
  console.log(JSON.stringify({ address: hub.address, invitation: await hub.invite(hub.address) }))
  for (const signal of ['SIGTERM'] as const) {
    process.on(signal, () => void hub.close().then(() => process.exit(0)))
  }
}
