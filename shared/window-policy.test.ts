import { expect, it } from 'vitest'
import { windowHeaders } from './window-policy'

const connects = (hub: string | null) =>
  /connect-src ([^;]*)/.exec(windowHeaders(hub)['content-security-policy'] ?? '')?.[1]

it('the welcome screen speaks to nobody', () => {
  expect(connects(null)).toBe("'none'")
})

it('a window speaks to its own hub, over HTTP and WebSocket, and to no other', () => {
  expect(connects('http://192.168.1.20:4870')).toBe(
    'http://192.168.1.20:4870 ws://192.168.1.20:4870',
  )
  expect(connects('https://conf.example')).toBe('https://conf.example wss://conf.example')
})

it('a window that a hub serves may go to that hub’s standby as well', () => {
  const policy = windowHeaders("'self'", ['https://standby.example'])['content-security-policy']
  expect(policy).toContain(
    "connect-src 'self' https://standby.example wss://standby.example; base-uri",
  )
})

it('whatever is not named is forbidden', () => {
  expect(windowHeaders(null)['content-security-policy']).toMatch(/^default-src 'none'; /)
})

it('no address adds a word to the policy', () => {
  expect(() => windowHeaders("http://a;script-src-elem'unsafe-inline'")).toThrow(TypeError)
  expect(() => windowHeaders('http://a,b')).toThrow(TypeError)
})
