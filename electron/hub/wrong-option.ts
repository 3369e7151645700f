import type { Wrong } from './options'
import { say } from './say'

/** A sentence that says what an option takes, for whoever gave it something else. */
export function wrongOption(wrong: Wrong): string {
  return say('hub.failed.options', { what: whatIsWrong(wrong) })
}

function whatIsWrong(wrong: Wrong): string {
  switch (wrong) {
    case '--port':
    case '--metrics':
      return say('hub.option.port', { option: wrong })
    case '--fonts':
    case '--window':
      return say('hub.option.folder', { option: wrong })
    case '--daily-limit':
    case '--total-limit':
      return say('hub.option.megabytes', { option: wrong })
    case '--draft-limit':
      return say('hub.option.drafts')
    case '--backup-every':
      return say('hub.option.backup-every')
    case '--log':
      return say('hub.option.log')
    case '--address':
      return say('hub.option.address')
    case '--database':
      return say('hub.option.database')
    case '--redis':
      return say('hub.option.redis')
    case '--certificate, --key':
      return say('hub.option.certificate')
    case '--no-pin':
      return say('hub.option.no-pin')
    case '--certificate, --plain-http':
      return say('hub.option.plain-http')
    case '--sample, --new, --text':
      return say('hub.option.opening')
    case '--standby':
      return say('hub.option.standby')
    default:
      return ofParsing(wrong)
  }
}

/** Only Node's parser says what it is; its sentences are for those who know it. */
function ofParsing({ code, option }: Exclude<Wrong, string>): string {
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return say('hub.option.unknown', { option })
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return say('hub.option.value', { option })
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return say('hub.option.none', { option })
  }
}
