import { Server } from '@hocuspocus/server'

/** Hocuspocus as it comes: in memory, for anybody. Says where once it listens, and lives until killed. */
const server = new Server({
  quiet: true,
  address: '127.0.0.1',
  port: 0,
  // It opens what somebody shows a paper for, whatever is on it.
  onAuthenticate: async () => {},
})
await server.listen()
console.log(JSON.stringify({ address: `http://127.0.0.1:${server.address.port}` }))
