import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  mostStrips,
  type PagesAsk,
  PagesAskSchema,
  type PagesShown,
  type Strip,
} from '../../shared/pages'
import { type PagesSeen, type PagesWatch, watchPages } from './pages'
import { until } from './testing/real-hub'

/** What the window asks, and what it is answered, one after the other. */
let asks: PagesAsk[]
let answers: PagesShown[]
let watch: PagesWatch
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  asks.push(PagesAskSchema.parse(JSON.parse(Buffer.concat(chunks).toString())))
  const answer = answers.shift()
  if (answer) response.end(JSON.stringify(answer))
  // Else it waits, as a hub does of which there is nothing new.
})
beforeEach(async () => {
  asks = []
  answers = []
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  watch = watchPages(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'token')
})
afterEach(() => {
  watch.end()
  server.closeAllConnections()
  return new Promise((resolve) => server.close(resolve))
})

const strip = (is: string, top: number, picture: string | null = `<svg>${is}</svg>`): Strip => {
  return { is, top, height: 10, picture }
}

const pages = (state: string, ...each: readonly (readonly Strip[])[]): PagesShown => ({
  state,
  total: 9,
  block: null,
  isCurrent: true,
  lacksFont: false,
  pages: each.map((strips, at) => ({
    page: at + 1,
    number: `${at + 1}`,
    width: 596,
    strips: [...strips],
  })),
})

const told = ({ pages }: PagesSeen) =>
  [...pages.values()].map(({ page, strips }) => [
    page,
    ...strips.map(({ top, address }) => `${top} ${address.split(',')[1]}`),
  ])

it('keeps the pictures that it has, wherever they stand now, and says which these are', async () => {
  answers.push(pages('one', [strip('ground', 0), strip('a', 20), strip('b', 40)]))
  answers.push(pages('two', [strip('ground', 0, null), strip('new', 20), strip('b', 55, null)]))
  watch.look({ block: null, from: 1, to: 1 })
  await until(watch.seen, ({ pages }) => pages.get(1)?.strips[1]?.is === 'new')
  expect(told(watch.seen.get())).toEqual([
    [1, '0 <svg>ground</svg>', '20 <svg>new</svg>', '55 <svg>b</svg>'],
  ])
  await vi.waitUntil(() => asks.length === 3)
  expect(asks.map(({ state, have }) => [state, have])).toEqual([
    ['', []],
    ['one', ['ground', 'a', 'b']],
    ['two', ['ground', 'new', 'b']],
  ])
})

it('takes a picture for every strip that is the same, on one page and on others', async () => {
  answers.push(pages('one', [strip('a', 0), strip('a', 30, null)], [strip('a', 5, null)]))
  watch.look({ block: null, from: 1, to: 2 })
  await until(watch.seen, ({ pages }) => pages.size === 2)
  expect(told(watch.seen.get())).toEqual([
    [1, '0 <svg>a</svg>', '30 <svg>a</svg>'],
    [2, '5 <svg>a</svg>'],
  ])
})

it('shows no page of which a piece is missing', async () => {
  answers.push(pages('one', [strip('a', 0), strip('b', 30, null)], [strip('c', 0)]))
  watch.look({ block: null, from: 1, to: 2 })
  await until(watch.seen, ({ pages }) => pages.size > 0)
  expect(told(watch.seen.get())).toEqual([[2, '0 <svg>c</svg>']])
})

it('writes signs as they are that would mean something else in an address', async () => {
  answers.push(pages('one', [strip('a', 0, '<svg fill="#fff" width="100%"/>')]))
  watch.look({ block: null, from: 1, to: 1 })
  await until(watch.seen, ({ pages }) => pages.size === 1)
  const address = watch.seen.get().pages.get(1)?.strips[0]?.address ?? ''
  const { pathname, hash } = new URL(address)
  expect([decodeURIComponent(pathname.split(',')[1] ?? ''), hash]).toEqual([
    '<svg fill="#fff" width="100%"/>',
    '',
  ])
})

it('says of so many strips that it has them, and first of those that are looked at', async () => {
  const many = Array.from({ length: 300 }, (_, at) => at)
  const full = (page: string) => many.map((at) => strip(`${page}-${at}`, at))
  answers.push(pages('one', full('one'), full('two')))
  watch.look({ block: null, from: 2, to: 2 })
  await vi.waitUntil(() => asks.length === 2)
  expect(asks[1]?.have.length).toBe(mostStrips)
  expect(asks[1]?.have.slice(0, 300)).toEqual(many.map((at) => `two-${at}`))
})
