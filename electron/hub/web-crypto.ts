import { webcrypto } from 'node:crypto'

// Node 18, which the oldest Electron we run on carries, has it under another name only.
if (!('crypto' in globalThis)) Object.assign(globalThis, { crypto: webcrypto })
