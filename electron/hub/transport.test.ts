import { expect, it } from 'vitest'
import { readOptions } from './options'

const asked = (...args: string[]) => {
  const read = readOptions(args)
  return read.kind === 'run' ? read.options.transport : read.kind === 'wrong' ? read.what : null
}
const plain = { kind: 'plain' }
const own = { kind: 'own-certificate' }
const supplied = { kind: 'supplied', certificate: 'c.pem', key: 'k.pem', pinned: true }
const files = ['--certificate', 'c.pem', '--key', 'k.pem']

it.each<readonly [string, readonly string[], unknown]>([
  ['this machine alone needs none', [], plain],
  ['nor by another of its names', ['--host', 'localhost'], plain],
  ['nor by its address', ['--host', '127.0.0.2'], plain],
  ['nor by the newer one', ['--host', '::1'], plain],
  ['every other address has TLS', ['--host', '0.0.0.0'], own],
  ['and every newer one', ['--host', '::'], own],
  ['and one that only looks like one’s own', ['--host', '127.0.0.1.example.org'], own],
  ['a certificate that is supplied is used', ['--host', '0.0.0.0', ...files], supplied],
  ['on this machine too', files, supplied],
  ['and may be left to the authorities', [...files, '--no-pin'], { ...supplied, pinned: false }],
  ['a certificate needs its key', ['--certificate', 'c.pem'], '--certificate, --key'],
  ['and the key its certificate', ['--key', 'k.pem'], '--certificate, --key'],
  ['one’s own is always named', ['--host', '0.0.0.0', '--no-pin'], '--no-pin'],
  ['in the clear if the operator says so', ['--host', '0.0.0.0', '--plain-http'], plain],
  ['but not with a certificate', [...files, '--plain-http'], '--certificate, --plain-http'],
  ['a proxy on this machine brings its own', ['--address', 'https://hub.example'], plain],
  ['but not one that has none', ['--address', 'http://hub.example'], '--address'],
  ['unless the operator says so', ['--address', 'http://hub.example', '--plain-http'], plain],
  [
    'a link may not name what the hub does not answer',
    ['--host', '0.0.0.0', '--address', 'http://127.0.0.1:4870'],
    '--address',
  ],
])('%s', (_, args, transport) => {
  expect(asked(...args)).toEqual(transport)
})
