import { join } from 'node:path'
import { build } from './build'
import { root } from './root'
import { run } from './run'

/**
 * `npm run rapporteur`: the command line. What is said about building goes to the other output, and
 * names of files are meant from where npm was called.
 */
await build(['cli', 'hub'], (line) => console.error(line))
const from = process.env.INIT_CWD ?? process.cwd()
const command = [join(root, 'out/cli/rapporteur.cjs'), ...process.argv.slice(2)]
process.exitCode = await run(process.execPath, command, process.env, from)
