import '../web-crypto'
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { found, isFounded } from '../founding'
import { openHub } from '../hub'
import { openSqliteStore } from '../sqlite-store'
import { testText } from './test-text'

/**
 * A hub of nothing but the essential, for tests that end hundreds of them: it loads all it needs,
 * waits for the name of a file on its input, opens the conference there and says where it is.
 */
const now = () => new Date()
createInterface({ input: process.stdin }).once('line', (file) => void open(file))

async function open(file: string): Promise<void> {
  const store = openSqliteStore(file)
  if (!(await isFounded(store))) {
    const founding = {
      conference: { title: 'A conference', symbol: null, meeting: 'Geneva, 23 November 2005' },
      delegations: ['Ardesia', 'Belvane'],
      host: 'The secretariat',
      text: testText,
    }
    await found(store, founding, { newId: randomUUID, now })
  }
  const hub = await openHub({
    store,
    exporter: null,
    host: '127.0.0.1',
    port: 0,
    publicAddress: null,
    window: null,
    now,
    newId: randomUUID,
    report: (fault) => console.error(fault),
  })
  console.log(JSON.stringify({ address: hub.address, invitation: await hub.invite(hub.address) }))
}
