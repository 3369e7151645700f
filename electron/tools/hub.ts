import { build } from './build'
import { run } from './run'

/** `npm run hub`: the hub alone, with the window for browsers. */
await build(['hub', 'window'])
process.exitCode = await run(process.execPath, ['out/hub/hub.cjs', ...process.argv.slice(2)])
