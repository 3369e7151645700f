import type { NetworkInterfaceInfo } from 'node:os'
import { expect, it } from 'vitest'
import { lanAddress } from './lan-address'

const at = (address: string, internal = false): NetworkInterfaceInfo => ({
  address,
  internal,
  family: 'IPv4',
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:00',
  cidr: null,
})

it('is reached by the address of its network, not by those that only it knows', () => {
  const interfaces = {
    lo: [at('127.0.0.1', true)],
    docker0: [at('172.17.0.1')],
    wlan0: [at('169.254.3.4'), at('192.168.1.20')],
  }
  expect(lanAddress(interfaces)).toBe('192.168.1.20')
})

it('is reached by a bridge where there is nothing better, and by nothing on no network', () => {
  expect(lanAddress({ docker0: [at('172.17.0.1')] })).toBe('172.17.0.1')
  expect(lanAddress({ lo: [at('127.0.0.1', true)] })).toBeNull()
})
