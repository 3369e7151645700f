import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { Burdens } from './burdens'

const megabyte = 1024 * 1024

/** Windows by name, and which of them have lost their connection. */
function made(
  devices: Readonly<Record<string, readonly string[]>>,
  guests: readonly string[] = [],
) {
  const ended: string[] = []
  const sockets = new Map<string, WebSocket>()
  const names = [...Object.values(devices).flat(), ...guests]
  for (const name of names) {
    const socket = Object.assign(new EventEmitter(), { terminate: () => ended.push(name) })
    sockets.set(name, socket as unknown as WebSocket)
  }
  const of = (name: string) => {
    const socket = sockets.get(name)
    if (!socket) throw new Error(`There is no window ${name}`)
    return socket
  }
  const nameOf = (socket: WebSocket) => names.find((name) => of(name) === socket) ?? ''
  const burdens = new Burdens({
    isGuest: (socket) => guests.includes(nameOf(socket)),
    beside: (socket) =>
      (Object.values(devices).find((all) => all.includes(nameOf(socket))) ?? []).map(of),
  })
  for (const name of names) burdens.came(of(name))
  const add = (name: string, bytes: number) => burdens.add(of(name), bytes)
  return { add, ended, of }
}

it('lets a guest have little', () => {
  const { add, ended } = made({}, ['guest', 'other'])
  add('guest', megabyte / 4)
  add('other', megabyte)
  expect(ended).toEqual(['other'])
})

it('ends the heaviest window of a device that has too much, and lets go of what that had', () => {
  const { add, ended } = made({ one: ['a', 'b', 'c'], two: ['d'] })
  add('a', 30 * megabyte)
  add('b', 20 * megabyte)
  add('d', 60 * megabyte)
  add('a', -10 * megabyte)
  add('b', 10 * megabyte)
  expect(ended).toEqual([])
  add('c', 15 * megabyte)
  expect(ended).toEqual(['b'])
  add('b', -30 * megabyte)
  add('a', 20 * megabyte)
  expect(ended).toEqual(['b'])
})

it('ends the heaviest of all where many devices have much together', () => {
  const devices = Object.fromEntries(Array.from({ length: 12 }, (_, of) => [`d${of}`, [`w${of}`]]))
  const { add, ended } = made(devices)
  for (let index = 0; index < 12; index++) add(`w${index}`, (40 + index) * megabyte)
  expect(ended).toEqual(['w11'])
})

it('forgets a window that has gone', () => {
  const { add, ended, of } = made({ one: ['a', 'b'] })
  add('a', 60 * megabyte)
  of('a').emit('close')
  add('b', 30 * megabyte)
  expect(ended).toEqual([])
})
