import { parseArgs } from 'node:util'
import { type Command, InputError, type Terminal, UsageError } from './command'
import { commands } from './commands'
import { harmless } from './harmless'
import { say } from './say'

/**
 * Does what a command line asks and resolves with the exit code: 0 done, 1 what it was given cannot
 * be taken, 2 nobody can tell what is asked. Every failure is one line.
 */
export async function rapporteur(args: readonly string[], shown: Terminal): Promise<number> {
  const terminal: Terminal = { ...shown, note: (line) => shown.note(harmless(line)) }
  try {
    const [name, ...rest] = args
    if (name === undefined) throw new UsageError(say('cli.usage.none'))
    if (name === '--help' || name === '-h' || name === 'help') {
      terminal.out(help())
      return 0
    }
    const command = commands.get(name)
    if (!command) throw new UsageError(say('cli.usage.unknown', { name }))
    return await (command.passes?.(rest) ?? run(name, command, rest, terminal))
  } catch (error) {
    terminal.progress(null)
    if (error instanceof UsageError) terminal.note(oneLine(error.message))
    else if (error instanceof InputError) terminal.note(oneLine(error.message))
    else throw error
    return error instanceof UsageError ? 2 : 1
  }
}

async function run(
  name: string,
  command: Command,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const { values, positionals } = read(name, command, args)
  if (values.help) {
    terminal.out(say('cli.usage.of', { usage: `${name} ${command.usage}` }))
    return 0
  }
  const [least, most] = command.files
  if (positionals.length < least || positionals.length > most) {
    throw new UsageError(say('cli.usage.of', { usage: `${name} ${command.usage}` }))
  }
  // Other programs read and write a stream by this name. Here it would be a file that is called so.
  if ([...positionals, ...Object.values(values)].includes('-')) {
    throw new UsageError(say('cli.usage.stream', { name }))
  }
  const code = await command.run({ files: positionals, values }, terminal)
  terminal.progress(null)
  return code ?? 0
}

function read(name: string, command: Command, args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
    })
    const single = Object.entries(values).map(
      ([key, value]) => [key, Array.isArray(value) ? value.at(-1) : value] as const,
    )
    return { values: Object.fromEntries(single), positionals }
  } catch (error) {
    // parseArgs names the option that it does not know, and then explains itself at length.
    const [what = ''] = error instanceof Error ? error.message.split(/\.(?:\s|$)/) : []
    throw new UsageError(say('cli.usage.option', { what, usage: `${name} ${command.usage}` }))
  }
}

function help(): string {
  const lines = [...commands].map(([name, { usage }]) => `  rapporteur ${name} ${usage}`)
  return say('cli.help', { commands: lines.join('\n') })
}

function oneLine(message: string): string {
  return message.replace(/\s*\n\s*/g, ' ').trim()
}
