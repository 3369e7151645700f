import { build } from './build'
import { runHub } from './run-hub'

/** `npm run hub`: the hub alone, with the window for browsers. */
await build(['hub', 'window'])
process.exitCode = await runHub(process.argv.slice(2))
