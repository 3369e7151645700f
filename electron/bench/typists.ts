import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { z } from 'zod'
import { schemaVersion } from '../../shared/document/schema-version'
import { contentOf } from '../../shared/document/ydoc'
import { syncPath } from '../../shared/sync'

/**
 * The other people: a process of its own, so that they take none of the measured window's time.
 * It reads its orders as one line of JSON on stdin, says `{"type":"typing"}` when all have the
 * text, and types until it is killed. The first typist also writes probes, `«n»`, into the watched
 * paragraph, and says when each was sent.
 */
const Orders = z.object({
  address: z.string(),
  document: z.string(),
  tokens: z.array(z.string()).min(1),
  keysPerSecond: z.number(),
  probeEveryMs: z.number(),
  /** Which paragraph of the text is watched, from 0. */
  watched: z.number(),
})
type Orders = z.infer<typeof Orders>

process.stdin.once('data', (line) => {
  void begin(Orders.parse(JSON.parse(String(line))))
})
// Nobody listens any more.
process.stdin.once('end', () => process.exit())

async function begin(orders: Orders): Promise<void> {
  const typists = await Promise.all(orders.tokens.map((token) => join(orders, token)))
  say({ type: 'typing', paragraphs: typists[0]?.first })
  for (const [index, typist] of typists.entries()) {
    const gap = 1000 / orders.keysPerSecond
    setTimeout(() => setInterval(() => typist.key(), gap), (gap * index) / typists.length)
  }
  let probe = 0
  setInterval(() => {
    probe++
    say({ type: 'probe', n: probe, at: performance.timeOrigin + performance.now() })
    typists[0]?.write(`«${probe}»`)
  }, orders.probeEveryMs)
}

/**
 * A colleague's window is on a machine of its own, and what it does with the words of others takes
 * nothing from the measured one. Here both share the processors: so each is sent everything, by a
 * hub that has all of its work to do, and puts none of it into the text once it has that.
 */
class Colleague extends HocuspocusProvider {
  hasText = false

  override onMessage(event: Parameters<HocuspocusProvider['onMessage']>[0]): void {
    if (!this.hasText) super.onMessage(event)
  }
}

interface Typist {
  /** Ids of the first paragraphs. */
  readonly first: readonly string[]
  key(): void
  write(text: string): void
}

async function join(orders: Orders, token: string): Promise<Typist> {
  const socket = new HocuspocusProviderWebsocket({
    url: `${orders.address.replace(/^http/, 'ws')}${syncPath(schemaVersion)}`,
    WebSocketPolyfill: WebSocket,
  })
  const doc = new Y.Doc()
  const provider = new Colleague({
    websocketProvider: socket,
    name: orders.document,
    document: doc,
    token,
  })
  provider.attach()
  await new Promise<void>((resolve, reject) => {
    provider.on('synced', () => resolve())
    provider.on('authenticationFailed', () => reject(new Error('A typist was not let in')))
  })
  provider.hasText = true
  const paragraphs = paragraphsOf(doc)
  // Each has a place of their own, spread over the text, as in a meeting.
  const home = paragraphs[(doc.clientID % 997) * 3] ?? paragraphs[0]
  if (!home) throw new Error('The text has paragraphs')
  const watched = paragraphs[orders.watched] ?? home
  return {
    first: paragraphs.slice(0, 4).map((each) => String(each.getAttribute('id'))),
    key: () => insert(home, ' abcdefghij'[Math.floor(Math.random() * 11)] ?? 'a'),
    write: (text) => insert(watched, text),
  }
}

function paragraphsOf(doc: Y.Doc): readonly Y.XmlElement[] {
  const elements = (of: Y.XmlFragment) =>
    of.toArray().filter((each): each is Y.XmlElement => each instanceof Y.XmlElement)
  return elements(contentOf(doc))
    .flatMap(elements)
    .filter((each) => each.nodeName === 'paragraph')
}

function insert(paragraph: Y.XmlElement, text: string): void {
  const last = paragraph.toArray().findLast((each) => each instanceof Y.XmlText)
  if (last instanceof Y.XmlText) last.insert(last.length, text)
}

function say(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}
